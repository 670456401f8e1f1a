"""What all models share: splitting into sentences, words and stems, and cleaning."""
