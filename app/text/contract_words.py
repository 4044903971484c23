"""A contract's terms in plain words."""

from collections.abc import Callable
from functools import partial

from app.domain.contracts import ContractTerms
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate


def contract_sentences(
    terms: ContractTerms,
    currency: str,
    word: Callable[[str, str], str],
    category: Callable[[str], str],
    lang: str | None = None,
) -> list[str]:
    """What the terms mean, a sentence each; ``word`` names codes, ``category`` trunks."""
    money = partial(format_money, currency=currency)
    told = [*_prices(terms, money, lang), *_dates(terms, category, lang)]
    if terms.owners_risk:
        told.append(
            translate("Contract", "Loss and damage in the shop are at the consignor's risk.", lang)
        )
    else:
        told.append(translate("Contract", "Loss and damage in the shop are the shop's.", lang))
    if terms.damage_cap_minor is not None:
        text = translate(
            "Contract", "For one lost or damaged item the shop pays at most {amount}.", lang
        )
        told.append(text.format(amount=money(terms.damage_cap_minor)))
    if terms.owners_risk or terms.damage_cap_minor is not None:
        told.append(
            translate("Contract", "Such a clause may be void: have a person check it.", lang)
        )
    basis = word("loss_basis", terms.loss_basis)
    if terms.loss_basis == "fixed":
        basis = money(terms.loss_fixed_minor)
    told.append(translate("Contract", "A lost item is worth: {basis}.", lang).format(basis=basis))
    return [*told, *_losses(terms, money, lang), *_returns(terms, word, lang)]


def _prices(terms: ContractTerms, money: Callable[[int], str], lang: str | None) -> list[str]:
    told = []
    for tier in sorted(terms.tiers, key=lambda tier: tier.from_minor):
        text = translate("Contract", "The consignor gets {share} of the price.", lang)
        if tier.from_minor:
            text = translate("Contract", "From {amount} on it is {share} of the price.", lang)
        told.append(text.format(amount=money(tier.from_minor), share=format_share(tier.split_bp)))
    if not told:
        told.append(translate("Contract", "The consignor gets the item's own share.", lang))
    if terms.fee_minor:
        text = translate("Contract", "Of every sold item the shop keeps {amount} more.", lang)
        told.append(text.format(amount=money(terms.fee_minor)))
    return told


def _dates(terms: ContractTerms, category: Callable[[str], str], lang: str | None) -> list[str]:
    text = translate("Contract", "Money is paid out {n} days after the sale at the earliest.", lang)
    told = [text.format(n=terms.payout_hold_days)]
    for trunk, days in sorted(terms.windows.items()):
        text = translate("Contract", "{category} is to be reported within {n} days.", lang)
        told.append(text.format(category=category(trunk), n=days))
    return told


def _losses(terms: ContractTerms, money: Callable[[int], str], lang: str | None) -> list[str]:
    told = []
    if terms.share_cap_minor is not None:
        text = translate("Contract", "The consignor bears at most {amount} of one case.", lang)
        told.append(text.format(amount=money(terms.share_cap_minor)))
    if terms.minimum_share_bp:
        text = translate(
            "Contract", "Without a record from intake the consignor bears {share} at most.", lang
        )
        told.append(text.format(share=format_share(terms.minimum_share_bp)))
    else:
        told.append(
            translate("Contract", "Without a record from intake the consignor bears nothing.", lang)
        )
    return told


def _returns(terms: ContractTerms, word: Callable[[str, str], str], lang: str | None) -> list[str]:
    if terms.lost_commission == "charge":
        told = [
            translate("Contract", "Whoever is at fault pays the commission that was lost.", lang)
        ]
    else:
        told = [translate("Contract", "With a returned sale its commission is taken back.", lang)]
    if terms.restocking_bp:
        text = translate(
            "Contract", "Of a return without a fault {share} are kept, for {whom}.", lang
        )
        whom = word("restocking_to", terms.restocking_to)
        told.append(text.format(share=format_share(terms.restocking_bp), whom=whom))
    return told
