"""A schedule typed as a sentence, in Chinese, in English or in both."""
