"""A real WordPress with SQLite: built from packages once, seeded once, started in under a second.

    python3 -m tests.servers.wordpress --port 8802     # lives while its standard input is open, or until Ctrl+C

Standard library only. All accounts have the password LOGIN-pass in the browser. `php/seed.php` says what there is.
"""
