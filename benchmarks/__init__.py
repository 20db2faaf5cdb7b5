"""Measurements that need corpora or time, apart from the tests."""
