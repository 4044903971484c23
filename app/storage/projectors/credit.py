"""Entries about store credit: nothing but their lines in the books."""

from app.storage.projectors.money import postings

PROJECTORS = {
    "credit_given": postings,
    "credit_cashed": postings,
    "credit_lapsed": postings,
}
