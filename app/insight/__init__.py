"""What the program makes of words and of the past: here alone are numpy and scikit-learn known."""
