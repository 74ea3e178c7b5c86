import {repairTypos} from './repair-typos.ts'

/** A message as the reading takes it: lower case, even signs, typing errors of key words mended. */
export interface PlainWords {
  readonly text: string
  /** Whether words of another language were read. */
  readonly translated: boolean
}

/** Evens a text out so that patterns need not know every way of writing. */
export function plainWords(written: string): PlainWords {
  const lowered = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`´]/gu, "'")
    .replace(/[\u201c\u201d«»„]/gu, '"')
    .replace(/[\u2013\u2014]/gu, '-')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  const english = hints.test(lowered)
    ? foreign.reduce((text, [pattern, word]) => text.replace(pattern, word), lowered)
    : lowered
  return {text: repairTypos(english), translated: english !== lowered}
}

/** Beginnings that one of the words below has, so that English is spared the work. */
const hints =
  /\b(?:rabatt|nachl|remise|descuent|rebaja|scont|korting|descont|ermass|redu[iz]|prozent|pour ?cent|por ?c|procent|percento|bestell|command|pedido|ordine|mitarb|code|codigo|codice|passw|kennw|mot de|contras|parola|wachtw|senha|anweis|instrucc|istruz|consig|verrat|nenn|zeig|sag\b|wiederh|montr|donn|dis-|dites|repet|dime|muestra|repit|dimmi|revel|beleid|beschim|insult|gib|gewahr|accord|appliqu|aplic|conced|dame|applica|wende|filial|gesch|chef|gerant|direct|gerente|jefe|diretto|vorges|genehm|approuv|aprob|autoris|approvato|bewill|verspr|promis|promet|promesso|zuges|ignor|vergiss|oubli|olvid|ruckerst|erstatt|rembours|reembol|rimbors|bitte|s'il|por f|per f|dringend|urgente|sofort|immediatement)/u

/** Words of some neighbouring languages for what the assistant can do; whole sentences are not read. */
const foreign: readonly (readonly [RegExp, string])[] = [
  [
    /\b(rabatt\w*|nachlass\w*|preisnachlass|remises?|descuentos?|rebaja|scont[oi]|korting|desconto|ermassigung)\b/gu,
    'discount',
  ],
  [/\b(reduziere\w*|reduire|reduisez|reducir|reduzca)\b/gu, 'reduce'],
  [/\b(prozent|pour ?cent|por ?ciento|procent|percento)\b/gu, 'percent'],
  [/\b(bestellung\w*|commande|pedido|ordine)\b/gu, 'order'],
  [
    /\b(mitarbeiter|personal|interne[nrs]?|geheime[nrs]?|employes?|secreto|segreto|interno|personnel)[- ]?(code|kode)\b/gu,
    'staff code',
  ],
  [
    /\b(code|codigo|codice)\b (?:interne|secret|interno|secreto|segreto|du personnel|del personal)/gu,
    'staff code',
  ],
  [
    /\b(passwort|kennwort|mot de passe|contrasena|parola d'ordine|wachtwoord|senha)\b/gu,
    'password',
  ],
  [/\b(anweisung\w*|instruccion\w*|istruzioni|consignes)\b/gu, 'instructions'],
  [
    /\b(verrate|nenne?|zeige?|sag|wiederhole|montre[zr]?|donne[zr]?|dis-moi|dites-moi|repete[zr]?|dime|muestra|repite|dimmi|revele[zr]?|revela)\b/gu,
    'tell',
  ],
  [/\b(beleidig\w*|beschimpf\w*|insulte[zr]?|insultar|insulta(?:me)?|insultami)\b/gu, 'insult'],
  [
    /\b(gib|gewahre\w*|accorde[zr]?|applique[zr]?|aplica\w*|concede\w*|dame|applica|wende)\b/gu,
    'give',
  ],
  [
    /\b(filialleiter\w*|geschaftsfuhrer\w*|chefin?|gerante?|directeur|gerente|jefe|direttore|vorgesetzte\w*)\b/gu,
    'manager',
  ],
  [/\b(genehmigt\w*|approuvee?|aprobado|autorise|approvato|bewilligt)\b/gu, 'approved'],
  [/\b(versprochen|promis|prometido|promesso|zugesagt|zugesichert)\b/gu, 'promised'],
  [/\b(ignoriere?n?|vergiss|ignore[zr]|oublie[zr]?|olvida|ignora)\b/gu, 'ignore'],
  [/\b(ruckerstattung|erstatt\w*|rembours\w*|reembols\w*|rimbors\w*)\b/gu, 'refund'],
  [/\b(bitte|s'il vous plait|por favor|per favore)\b/gu, 'please'],
  [/\b(dringend|urgente|sofort|immediatement)\b/gu, 'urgent'],
]
