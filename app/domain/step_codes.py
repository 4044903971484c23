"""The codes of the ladder to a split: of its steps, of what was found, of what each rests on."""

# Codes of steps; each has its sentence among the program's sentences, under `proposal`.
STEPS = (
    "default_share",
    "default_share_when",
    "default_share_class",
    "default_share_own_stock",
    "no_default",
    "not_upheld",
    "in_use",
    "in_shop",
    "correction_no_split",
    "chargeback_follows",
    "carrier_accepts",
    "carrier_accepts_part",
    "carrier_refuses",
    "carrier_open",
    "owners_risk",
    "damage_cap",
    "clause_may_be_void",
    "no_baseline",
    "minimum_share",
    "share_cap",
    "recourse_cap",
    "no_buyer_known",
    "found_genuine",
    "passed_before_sale",
    "finding_decides",
    "panel_median",
    "precedents",
    "precedents_few",
    "precedents_beside",
)
# What was found, told beside the steps; each has its sentence there too.
EVIDENCE = (
    "finding_pass",
    "finding_exception",
    "finding_fail",
    "finding_inconclusive",
    "finding_fake",
    "finding_before_sale",
    "findings_conflict",
)
# What each step rests on; said with the word group `rests_on`.
SOURCES = ("table", "case", "contract", "record", "findings", "precedents")
