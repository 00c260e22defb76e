"""How much of what could be wrong the tests would notice: small faults are put into the program, one at a time."""
