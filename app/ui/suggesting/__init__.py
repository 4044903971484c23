"""What the program thinks a case is about, wherever it is shown: at the counter, on a case."""
