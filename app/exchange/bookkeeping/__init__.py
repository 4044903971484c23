"""The books for other programs: a table for any of them, and beancount's own text."""
