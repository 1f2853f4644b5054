"""Words of the synthetic corpus: what is measured, and how four languages say it."""

from dataclasses import dataclass

LANGUAGES = ("en", "de", "fr", "es")
LANGUAGE_SHARES = (0.5, 0.25, 0.13, 0.12)


@dataclass(frozen=True)
class Measured:
    """One metric: its concept, unit, kind, the size of usual values, and its words by language."""

    concept: str
    unit: str
    dimension: str
    kind: str
    decade: int
    words: tuple[str, str, str, str]


def _of(row: str) -> Measured:
    concept, unit, dimension, kind, decade, *words = (part.strip() for part in row.split("|"))
    en, de, fr, es = words
    return Measured(concept, unit, dimension, kind, int(decade), (en, de, fr, es))


METRICS = tuple(
    _of(row)
    for row in """\
revenue|USD|currency|amount|9|revenue|Umsatz|chiffre d'affaires|ingresos
net profit|USD|currency|amount|8|net profit|Nettogewinn|bénéfice net|beneficio neto
capital expenditure|USD|currency|amount|9|capital expenditure|Investitionen|investissements|inversiones
employees|person|count|count|4|employees|Beschäftigte|salariés|empleados
growth|percent|share|change|0|growth|Wachstum|croissance|crecimiento
market share|percent|share|share|1|market share|Marktanteil|part de marché|cuota de mercado
costs|EUR|currency|amount|8|costs|Kosten|coûts|costes
job cuts|job|count|count|3|job cuts|Stellenabbau|suppressions de postes|recortes de empleo
capacity|watt|power|amount|9|capacity|Leistung|capacité|capacidad
emissions|tonne|mass|amount|6|emissions|Emissionen|émissions|emisiones
users|user|count|count|6|users|Nutzer|utilisateurs|usuarios
orders|EUR|currency|amount|9|orders|Aufträge|commandes|pedidos
debt|EUR|currency|amount|9|debt|Schulden|dette|deuda
operating margin|percent|share|share|1|operating margin|operative Marge|marge opérationnelle|margen operativo
acquisition price|USD|currency|amount|9|acquisition price|Kaufpreis|prix d'acquisition|precio de compra
deliveries|vehicle|count|count|4|deliveries|Auslieferungen|livraisons|entregas
fine|EUR|currency|amount|7|fine|Bußgeld|amende|multa
inflation|percent|share|change|0|inflation|Inflation|inflation|inflación
exports|USD|currency|amount|10|exports|Ausfuhren|exportations|exportaciones
passengers|passenger|count|count|6|passengers|Fahrgäste|passagers|pasajeros
power consumption|watt_hour|energy|amount|11|power consumption|Stromverbrauch|consommation électrique|consumo eléctrico
dividend|EUR/share|currency|rate|0|dividend|Dividende|dividende|dividendo
population|person|count|count|6|population|Bevölkerung|population|población
share buyback|USD|currency|amount|9|share buyback|Aktienrückkauf|rachat d'actions|recompra de acciones
""".splitlines()
)
UNIT_WORDS = {
    "USD": ("dollars", "Dollar", "dollars", "dólares"),
    "EUR": ("euros", "Euro", "euros", "euros"),
    "percent": ("percent", "Prozent", "pour cent", "por ciento"),
    "watt": ("watts", "Watt", "watts", "vatios"),
    "watt_hour": ("watt-hours", "Wattstunden", "wattheures", "vatios hora"),
    "tonne": ("tonnes", "Tonnen", "tonnes", "toneladas"),
    "person": ("people", "Menschen", "personnes", "personas"),
    "job": ("jobs", "Stellen", "postes", "empleos"),
    "user": ("users", "Nutzer", "utilisateurs", "usuarios"),
    "vehicle": ("vehicles", "Fahrzeuge", "véhicules", "vehículos"),
    "passenger": ("passengers", "Fahrgäste", "passagers", "pasajeros"),
    "EUR/share": ("euros per share", "Euro je Aktie", "euros par action", "euros por acción"),
}
SCALES = (
    (10**12, ("trillion", "Billionen", "mille milliards", "billones")),
    (10**9, ("billion", "Milliarden", "milliards", "mil millones")),
    (10**6, ("million", "Millionen", "millions", "millones")),
)
SENTENCES = (
    (
        "{who} reports {what} of {amount} {when}, as {filler} weighs on the outlook for {topic}.",
        "{when} the {what} of {who} came to {amount}, and {filler} is watched by those in {topic}.",
        "According to its figures, {who} puts {what} at {amount} {when} despite {filler} and {topic}.",
        "Behind {filler} and {topic} stands {what} of {amount}, which {who} names {when}.",
    ),
    (
        "{who} meldet {when} {what} von {amount}, während {filler} auf {topic} drückt.",
        "{when} lagen bei {who} {what} bei {amount}; {filler} bleibt ein Thema für {topic}.",
        "Mit {amount} beziffert {who} {what} {when}, trotz {filler} und {topic}.",
        "Hinter {filler} und {topic} stehen {what} von {amount}, sagt {who} {when}.",
    ),
    (
        "{who} annonce {what} de {amount} {when}, alors que {filler} pèse sur {topic}.",
        "{when}, {what} de {who} atteint {amount} malgré {filler} et {topic}.",
    ),
    (
        "{who} comunica {what} de {amount} {when}, mientras {filler} afecta a {topic}.",
        "{when}, {what} de {who} alcanza {amount} pese a {filler} y {topic}.",
    ),
)
_CONSONANTS = "bdfghjklmnprstvwz"
_VOWELS = "aeiou"
_LAST = ("berg", "dale", "ford", "gate", "hall", "land", "mere", "moor", "port", "ton", "ville")
_NAMES = (len(_CONSONANTS) * len(_VOWELS)) ** 3


def name(number: int) -> str:
    """An invented word for a number; already the first six letters differ from all others."""
    # neighbours look nothing alike
    rest = (number * 104_729 + 7919) % _NAMES
    parts = []
    for _ in range(3):
        rest, consonant = divmod(rest, len(_CONSONANTS))
        rest, vowel = divmod(rest, len(_VOWELS))
        parts.append(_CONSONANTS[consonant] + _VOWELS[vowel])
    return "".join(parts) + _LAST[number % len(_LAST)]
