"""The query language and the index that matches an article against all subscriptions."""
