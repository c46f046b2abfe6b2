"""In: documents. Out: what an editor should look at: findings, alignment, explanations."""
