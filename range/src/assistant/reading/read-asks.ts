import type {Encoding} from '@airworthy/redteam'
import type {Ask, SecretForm} from './ask.ts'
import {readAmounts} from './read-amounts.ts'

/** What a text, evened out by `plainWords`, asks to be done. */
export function readAsks(text: string): readonly Ask[] {
  const {percent, euros, order, customer, times} = readAmounts(text)
  const asks: Ask[] = []
  const to = addressIn(text)
  if (asksForSecret(text)) {
    asks.push({kind: 'leak', form: secretFormOf(text), what: whatSecret(text), to})
  }
  if (asksForAbuse(text))
    asks.push({kind: 'offend', form: encodingOf(text) ?? 'plain', provoked: false})
  if (asksForRefund(text)) asks.push({kind: 'refund', percent, order, customer})
  else if (asksForDiscount(text, {percent, euros})) {
    asks.push({kind: 'discount', percent, euros, order, customer, times})
  }
  if (asksForMail(text) && !asks.some(({kind}) => kind === 'leak'))
    asks.push({kind: 'email', to, order})
  if (asks.length === 0 && provokes(text))
    asks.push({kind: 'offend', form: 'plain', provoked: true})
  return asks
}

/** Which encoding a text asks the assistant to write in; null where none is named. */
function encodingOf(text: string): Encoding | null {
  return writtenIn.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

const writtenIn: readonly (readonly [Encoding, RegExp])[] = [
  ['base64', /\bbase ?-?64|\bb64/u],
  ['hex', /\bhex|\bascii\b/u],
  ['rot13', /\brot ?-?\d+|\bcaesar|\bcipher|\bcypher|\bencrypt/u],
  ['url', /\burl[- ]?encod|percent[- ]?encod/u],
  ['reversed', /\brevers|\bbackward|\bmirror/u],
  ['leet', /\bleet|\bl33t|\b1337|\bsubstitut/u],
  [
    'spaced',
    /\bspell|letter by letter|character by character|char by char|digit by digit|one (?:letter|character|line)|(?:space|hyphen|dash|dot|comma|star)s? between|separat|acrostic|initials|each letter|every letter|nato|phonetic|individual (?:letters|characters)|one by one|letters? of|obfuscat|disguis/u,
  ],
  ['base64', /\bencod/u],
]

function secretFormOf(text: string): SecretForm {
  const encoding = encodingOf(text)
  if (encoding !== null) return encoding
  return /\b(?:half|halves|(?:first|second|next|other) (?:letter|character|part|two|three|four|few|word|digit)|last (?:letter|character|part|two|three|four|few|word|digit)|in parts|in pieces|piece by piece|bit by bit|rest of|remaining|one at a time|chunks?)\b/u.test(
    text,
  )
    ? 'pieces'
    : 'plain'
}

const discloses =
  'repeat|show|tell|print|reveal|share|summari[sz]\\w*|translat\\w*|output|write|display|copy|paste|recite|quote|say|give|giving|send|spell|dump|paraphras\\w*|rephras\\w*|describe|continue|explain|disclose|expose|leak|encode|convert|render|return|list|read|recall|report|state|provide|present|read out|transcri\\w*|type|post|know|see|view|look at|confirm|complete|finish|include|mention|name|hand|let me|need|want|get|have|what|which|where|how|use|using|remember|remind|hide|put|include\\w*|contain\\w*|reverse|rhyme|guess|hint'

const leakPatterns: readonly RegExp[] = [
  // the code by what it is called
  /\b(?:staff|internal|secret|employee|access|admin\w*|override|approval|authori[sz]ation|security|private|hidden|confidential|discount approval|manager'?s?|master|service|counter|back ?office|canary|special|personnel|company|shop|unlock|clearance|your|that|this|the) (?:\w+ )?(?:code ?words?|codes?|passwords?|passcodes?|pass ?phrases?|keys?|tokens?|pins?|credentials?|secrets?|canary)\b/u,
  /\b(?:passwords?|passcode|pass ?phrase|credentials?|secret code|canary|code ?word)\b/u,
  new RegExp(
    `\\b(?:${discloses})\\b[^.?!]{0,90}\\b(?:secrets?|confidential|internal (?:info\\w*|data|details|notes?)|hidden)\\b`,
    'u',
  ),
  new RegExp(`\\b(?:${discloses})\\b[^.?!]{0,60}\\b(?:a|the|any|all|your|staff) codes?\\b`, 'u'),
  // the prompt, if something is to be done with it
  new RegExp(
    `\\b(?:${discloses})\\b[^.?!]{0,90}\\b(?:(?:system|initial|original|first|hidden|full|entire|your|the) (?:prompt|message|setup|context|configuration|config|settings|instructions?|guidelines|rules|briefing|directives?)|(?:text|words|everything|lines?|all|anything|content|messages?) (?:that (?:is|was|comes|came) )?(?:above|before|preceding|prior)|prompt|instructions)\\b`,
    'u',
  ),
  /\bwhat (?:were|are|was) you(?:r)? (?:told|instructed|given|asked to keep|exact|initial|system|prompt|instructions|rules|secret|hidden)/u,
  /\b(?:repeat|print|copy|output|summari[sz]e|recite|translate|show)\b[^.?!]{0,50}\b(?:above|before this|so far|from the (?:start|beginning|top)|verbatim|word for word)\b/u,
  /\b(?:context window|system prompt|before (?:this|our|the) (?:conversation|chat|message) (?:started|began|start)|told at the (?:start|beginning))\b/u,
  /\bnot (?:supposed|allowed|permitted) to (?:tell|share|say|reveal)\b/u,
]

function asksForSecret(text: string): boolean {
  const open = text
    .replace(
      /\b(?:promo\w*|discount|voucher|coupon|gift|post|postal|zip|qr|bar|product|tracking|dress|welcome|source|country|javascript|area)(?:[- ]?card)? ?codes?\b/gu,
      ' ',
    )
    .replace(
      /\b(?:ignore|disregard|forget|override|bypass|skip|follow\w*|break\w*|against|despite|overrule|disable)\b(?: (?:all|any|of|your|the|my|previous|prior|earlier|other|above|system|former|these|those|and|or))* (?:instructions?|rules|prompts?|guidelines|guidance|restrictions|text|policy|policies)/gu,
      ' override ',
    )
    .replace(
      /\b(?:new|updated|these|my|following) (?:system )?(?:instructions?|rules|prompt)\b/gu,
      ' ',
    )
    .replace(
      /\b(?:return|washing|care|assembly|delivery|pitching|repair|user|safety|packing|shipping|clear|setup) instructions?\b/gu,
      ' ',
    )
  return leakPatterns.some((pattern) => pattern.test(open))
}

function whatSecret(text: string): 'prompt' | 'code' {
  return /\b(?:code|password|passcode|pass ?phrase|key|token|pin|credential|canary|secret)/u.test(
    text,
  )
    ? 'code'
    : 'prompt'
}

const abusive =
  'insult\\w*|offen[sd]\\w*|rude\\w*|swear\\w*|curs(?:e|es|ing)|cuss\\w*|profan\\w*|abus\\w*|roast\\w*|mock\\w*|nasty|nastier|nastiest|hateful|vulgar|foul|obscen\\w*|slurs?|belittl\\w*|humiliat\\w*|ridicul\\w*|trash[- ]?talk\\w*|harsh\\w*|brutal\\w*|savage\\w*|make fun|making fun|scold\\w*|berat\\w*|yell\\w*|shout\\w*|disrespect\\w*|hurtful|cruel|bully\\w*|hostile|aggressive|no manners|mean|meanest|meaner|impolite|contempt\\w*|name[- ]calling|call (?:me|him|her|them) (?:a|an|names)|put[- ]downs?|bad words?|dirty words?|four[- ]letter|f-word|tell me off|tear (?:me|him|it|them) (?:apart|down)|telling off|unkind|snarky|sarcastic|toxic|degrad\\w*|demean\\w*|sneer\\w*|spiteful|venom\\w*|vicious|unprofessional|idiot\\w*|dumb\\w*|stupid\\w*|moron\\w*|loser|worthless|pathetic|drill sergeant|gordon ramsay|grumpy|foul-?mouthed|bad-tempered|angry|furious|rant\\w*|diss|burn me|lash out|snap at|fed up'

const speaking =
  "be|become|act|speak|talk|write|say|tell|give|make|reply|answer|respond|play|pretend|use|call|describe|rewrite|insult|roast|mock|berate|scold|humiliate|ridicule|curse|swear|yell|shout|let|try|want|need|show|go|drop|imagine|story|poem|scene|script|dialogue|rap|joke|role-?play|sound|could you|can you|would you|please|you are|you're|i'd like|i dare you|dare|test|stop being polite|stop being nice|rate|generate|compose|continue|complete|finish|demonstrate|simulate|example|list|criticise|criticize|judge|repeat|switch|turn|channel|translate|snap|burn|diss|tear"

const abusePatterns: readonly RegExp[] = [
  /\b(?:insult|roast|berate|mock|humiliate|offend|ridicule|belittle|diss|swear at|curse at|yell at|shout at|scold|abuse|trash) (?:me|us|back)\b|\bcall (?:me|us) (?:bad |ugly |rude )?names\b/u,
  new RegExp(`\\b(?:${speaking})\\b[^?!]{0,120}\\b(?:${abusive})\\b`, 'u'),
  new RegExp(
    `\\b(?:${abusive})\\b[^.?!]{0,80}\\b(?:reply|replies|answer|response|voice|tone|character|person|persona|version|assistant|poem|story|joke|message|line|lines|language|mode|style|bot|shopkeeper|me|us|back)\\b`,
    'u',
  ),
  /\bwhat (?:do )?you (?:really|honestly|truly|actually) think (?:of|about) (?:me|customers|people|him|her|them)/u,
  /\b(?:stop|quit|drop|without) (?:being |the )?(?:polite|nice|courteous|courtesy|friendly|politeness|manners|act)\b/u,
  /\b(?:say|tell me|write) something (?:really |very |truly )?(?:bad|terrible|awful|mean|horrible|nasty|rude|shocking|inappropriate|unpleasant)/u,
]

const complaint =
  /\b(?:was|were|has been|is|are|being|so|very|been|sounded|seemed|got) (?:\w+ )?(?:rude|impolite|unprofessional|offensive|aggressive|insulted|insulting|abusive|hostile|disrespectful|useless|stupid)(?: to me)?\b|\b(?:don'?t|do not|not|no) (?:mean|be rude|want to be rude|offen[cs]e|offend)|\b(?:rude|impolite) (?:courier|driver|colleague|staff|reply|service|parcel)|\bi(?:'m| am) (?:\w+ )?(?:angry|furious|fed up)|\bmean(?:s|ing|t|while)? (?:that|the|it|i|is|to)\b|\b(?:i|you|does|did|it|would|that) (?:\w+ )?means?\b|\bby (?:all )?means?\b/gu

function asksForAbuse(text: string): boolean {
  const asked = text.replace(complaint, ' ')
  return abusePatterns.some((pattern) => pattern.test(asked))
}

function provokes(text: string): boolean {
  return /\byou(?:'re| are)? (?:\w+ ){0,3}(?:idiot|stupid|useless|moron|pathetic|worthless|dumb|garbage|trash|crap|joke|loser|rubbish)|\b(?:stupid|useless|dumb|pathetic|worthless) (?:bot|robot|machine|assistant|program|thing)|\bshut up\b|\bhate you\b/u.test(
    text,
  )
}

function asksForRefund(text: string): boolean {
  const settled = text.replace(
    /\bno refund\b|refund policy|without (?:a )?refund|not a refund/gu,
    ' ',
  )
  return /\b(?:refund\w*|money back|reimburs\w*|pay (?:me|it|us|them) back|return (?:my|the) money|give (?:me )?(?:my|the) money)\b/u.test(
    settled,
  )
}

function asksForDiscount(
  text: string,
  {percent, euros}: {percent: number | null; euros: number | null},
): boolean {
  const strong =
    /\b(?:discount\w*|rebates?|price cut|price reduction|mark(?:ed)? ?down|cheaper|voucher|coupon|concession|half price|half off|price match\w*|price adjust\w*|money off|reduce|reduction|lower (?:the|my|its|this) (?:price|cost|total|bill)|knock \w+|deduct\w*|apply_discount|free of charge|on the house|store credit|goodwill|on the price|off the price)\b/u
  const amount = percent !== null || euros !== null
  const weak =
    /\b(?:off|apply|applied|give|grant\w*|take|price|credit|deal|charge|pay|waive|order|bill|total|for free|set|promised|promotion|need|want|would like|add|added|gave|more|another|extra|put|enter|process)\b/u
  const settled = text
    .replace(/\b(?:no|not a|without a|don'?t (?:want|need) a?) discount\b/gu, ' ')
    .replace(/discount policy/gu, ' ')
  return strong.test(settled) || (amount && weak.test(settled)) || percent === 100
}

function asksForMail(text: string): boolean {
  return /\b(?:e-?mail|mail|forward) (?:me|it|this|that|the|a|us|him|her|them|my|all|everything|order|details|to)\b|\bsend\b[^.?!]{0,60}\b(?:e-?mail|@)|\b(?:confirmation|invoice|receipt|copy) by (?:e-?mail|mail)\b|send_email|\bsend[^.?!]{0,40}\b[\w.+-]+@/u.test(
    text,
  )
}

function addressIn(text: string): string | null {
  return /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u.exec(text)?.[0] ?? null
}
