"""Money of cases and consignors: one module an area, one function an intent."""
