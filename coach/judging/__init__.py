"""Reading + profile -> matches and levels. One place per criterion; knows no score and no wording of cards."""
