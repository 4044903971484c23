from app.exchange.headers import HeaderKeys, Vocabulary, key_of


def test_spellings_of_one_header_share_a_key() -> None:
    spellings = ("Tag Price", " tag price ", "TAG_PRICE", "Tag  Price", "tag-price", "TagPrice")
    assert {"tagprice"} == {key_of(spelling) for spelling in spellings}


def test_full_width_and_chinese_headers_have_keys() -> None:
    assert key_of("\uff33\uff2b\uff35") == "sku"
    assert key_of("订单编号 ") == "订单编号"


def test_a_header_of_signs_keeps_them() -> None:
    assert key_of(" % ") == "%"


def test_the_better_alias_wins_wherever_it_stands() -> None:
    keys = HeaderKeys(("Type", "Product Category"))
    assert keys.find(("Product Category", "Type")) == 1
    assert keys.find(("Brand",)) is None


def test_of_two_headers_alike_the_first_counts() -> None:
    assert HeaderKeys(("Name", "name ")).find(("NAME",)) == 0


def test_a_vocabulary_knows_endings_and_insides() -> None:
    known = Vocabulary(("Tags", "Price / *", "*metafields"))
    assert "TAGS" in known
    assert "Price / Switzerland" in known
    assert "Fit (product.metafields.custom.fit)" in known
    assert "Mood" not in known
