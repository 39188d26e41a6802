"""The five tests: who may do them, how they are led, what came of them."""
