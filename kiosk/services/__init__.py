"""Use cases: publish, roll back, give a cue, answer what plays. Know the domain and the ports; no Qt, no SQL, no files."""
