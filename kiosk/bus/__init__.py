"""How processes reach each other: the doorbell of one PC. The store is the truth; only emergencies go past it."""
