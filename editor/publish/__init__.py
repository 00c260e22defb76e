"""What will be sent, the steps of one publish, and the outbox that works them off."""
