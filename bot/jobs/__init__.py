"""What runs when: named jobs and the engine that runs them."""
