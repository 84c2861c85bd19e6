"""Matches and levels -> Report: findings with their cards, score with its parts, verdict, next step."""
