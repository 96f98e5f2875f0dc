"""How processes reach each other: the doorbell of one PC. Carries no content, the store is the truth."""
