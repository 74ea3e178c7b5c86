import {techniques, type Technique} from './technique.ts'

/** Which techniques stand in a text that `plainWords` evened out. `translation` is found elsewhere. */
export function readTechniques(text: string): readonly Technique[] {
  const said = text.replace(wanted, ' ')
  return techniques.filter((technique) => patterns[technique].some((pattern) => pattern.test(said)))
}

/** Names of what is wanted, and turns of phrase of reviews: no technique stands in them. */
const wanted =
  /\b(?:staff|employee|internal|manager'?s?|admin\w*|security|approval|authori[sz]ation) (?:\w+ )?(?:codes?|passwords?|keys?|passcodes?|tokens?|pins?)\b|\bcodes? (?:for|of) (?:the )?(?:approvals?|staff|managers?)\b|\b(?:buy|order|shop|come) (?:it |here |this )?again\b|\bin full\b|\bi (?:have|had) already\b/gu

const claimedRole =
  'manager|management|supervisor|boss|director|ceo|coo|cfo|owner|founder|co-?founder|head of|team lead|lead|staff|employee|colleague|coworker|co-worker|admin\\w*|developer|engineer|technician|it department|it support|it team|head ?office|headquarters|hq|auditor|audit|compliance|security|legal|police|officer|authority|authorised|authorized|authoris\\w+|authoriz\\w+|corporate|executive|vice president|vp|finance|regulator|inspector|trainee|new hire|work (?:here|for|at|in)|working (?:here|for|at|in)|vip|platinum|gold member|partner|shareholder|investor|influencer|journalist|lawyer|attorney|quality assurance|qa'

const patterns: Readonly<Record<Technique, readonly RegExp[]>> = {
  authority: [
    new RegExp(`\\b(?:${claimedRole})\\b`, 'u'),
    /\b(?:i'?m|i am|this is|speaking|as) (?:from|with) (?:the )?(?:shop|store|company|team|office|warehouse)/u,
    /\bon behalf of\b|\bmy (?:badge|staff|employee|personnel) (?:number|id)/u,
  ],
  'false-context': [
    /\b(?:promis\w+|agreed|guarante\w+|assur\w+|confirmed|approv\w+|offered|already|pre-?approved|granted|signed off|okayed|ok'd|cleared|entitled|eligible|qualif\w+)\b/u,
    /\b(?:told me|said (?:that|i|to|it|you|we)|was told|were told|been told|she said|he said|they said)\b/u,
    /\b(?:yesterday|last (?:week|time|chat|month|night)|earlier|previous(?:ly)? (?:agent|chat|conversation|call)|on the phone|phone call|by phone|as discussed|we discussed|we spoke|you wrote|your (?:email|e-mail|letter|newsletter|website|site|advert|ad|colleague|agent))\b/u,
    /\b(?:ticket|case|reference|ref|approval|authoris?ation|authoriz?ation|campaign|incident) ?(?:number|no\.?|id|code|#|:)/u,
    /\b(?:loyalty|black friday|sale|campaign|promotion|anniversary|special offer|programme|program|membership|compensation|(?:new|shop|store|company|house) (?:policy|rule)|policy (?:has )?(?:changed|says|is)|as of (?:today|now)|effective|policy update|according to|per (?:our|your|the)|competitor|elsewhere|price error|wrong price|overcharged|charged twice|glitch|price[- ]match\w*|warranty|terms)\b/u,
  ],
  urgency: [
    /\b(?:urgent\w*|immediate\w*|right now|right away|asap|deadline|hurry|emergency|quickly|no time|within the (?:hour|minute)|in \d+ minutes|before (?:noon|tonight|midnight|i)|at once|last chance|flight|expires?|expiring|leaving)\b/u,
  ],
  emotion: [
    /\b(?:sick|ill|illness|mother|mum|mom|father|dad|child|children|daughter|son|baby|birthday|funeral|died|dying|death|cancer|hospital|lost my|job|poor|cry\w*|tears|desperate\w*|grand\w+|wedding|disappoint\w*|heartbroken|upset|devastat\w*|student|can'?t afford|cannot afford|rent|begging|beg|suicid\w*|depress\w*|charity|broke|widow\w*|pension\w*|honeymoon|dream|struggling|tight budget|unemployed|ruined|sad|terrible day|awful day|bad day)\b/u,
  ],
  pressure: [
    /\b(?:cancel|lawyer|sue|court|complain\w*|bad review|one star|1 star|charge ?back|competitor|never (?:buy|shop|order) (?:here )?again|report you|social media|twitter|trustpilot|consumer (?:protection|rights)|or else|unless you|you must|you have to|i insist|i demand|demand|fired|shut (?:you )?down|consequences|escalat\w+|unacceptable|outrage\w*|leave you|loyal customer|switch to|brutal\w*|honest\w*|really think|hold(?:ing)? back|dare|capable|coward|worst|as \w+ as (?:you can|possible)|the most \w+|most \w+ (?:thing|way|reply|comeback|insult)|savage)\b/u,
  ],
  reason: [
    /\b(?:because|since|therefore|so that|in order to|only fair|it'?s fair|reason|otherwise|in return|in exchange|if you (?:give|do|apply|help)|i will buy|i'?ll buy|i would buy|bulk|several|makes sense|considering|given that)\b/u,
    /^(?:\S+\s+){34}/u,
  ],
  flattery: [
    /\b(?:you'?re (?:so|the best|great|amazing|wonderful|very)|you are (?:so|the best|great|amazing|wonderful|very)|best assistant|love (?:you|your|this)|so kind|be kind|kindness|very kind|helpful|my friend|trust you|between us|just us|our (?:little )?secret|favou?r|be an angel|generous)\b/u,
  ],
  'role-play': [
    /\b(?:pretend\w*|act(?:ing)? (?:as|like)|role-? ?play\w*|you(?:'re| are) (?:now|a|an)|you will be|let'?s play|playing|play (?:a|the)|character|persona|personality|\bdan\b|simulat\w+|be (?:a|an|my|the)|game|pirate|speak like|talk like|speaking as|reply (?:as|like)|answer (?:as|like)|respond (?:as|like)|write (?:as|like)|talk to me (?:as|like)|in the (?:style|voice|manner|tone) of|impersonat\w*|channel your|become|drill sergeant|comedian|stand-?up|villain|evil|gordon ramsay|chef|grumpy|switch (?:to|into)|mode|rehears\w+|improv)\b/u,
  ],
  fiction: [
    /\b(?:story|tale|novel|book|poem|verse|rhyme|haiku|limerick|script|song|lyrics|movie|film|scene|dialogue|dialog|hypothetical\w*|what if|what would|suppose|supposing|fiction\w*|imagin\w*|rap|joke|joking|comedy|sketch|theatre|theater|screenplay|sitcom|letter from|fairy ?tale|parody|satir\w*|example of|an example|quiz|riddle|crossword|puzzle|acrostic|just for fun|for fun|dream|parallel|alternate)\b/u,
  ],
  pretext: [
    /\b(?:test\w*|debug\w*|diagnos\w*|verif\w*|double-?check|validat\w*|training|demo\w*|maintenance|penetration|pentest|red ?team|research\w*|study|experiment|inspection|troubleshoot\w*|calibrat\w*|check (?:that|whether|if|the)|prove|documentation|backup|migration|for (?:the )?record|safety check|log(?:s|ging)?|i need it for|need(?:ed)? (?:it )?to|at the counter|lost (?:it|my)|forgot\w*|forgotten|remind me|compare|correct me|confirm|is (?:it|that|this) (?:right|correct)|quality|profanity|sample)\b/u,
  ],
  override: [
    /\b(?:ignore|disregard|forget|override|overrule|overwrite|bypass|skip|disable|turn off|switch off|deactivat\w*|suspend\w*|lift)\b/u,
    /\b(?:new (?:instructions?|rules?|task|orders)|no longer (?:appl\w+|valid|bound)|rules? (?:do|does) ?n[o']t apply|don'?t apply|from now on|instead of (?:your|the) (?:rules|instructions)|unrestricted|no (?:rules|restrictions|filters?|limits?|limitations?)|without (?:rules|restrictions|filters?|limits?|limitations?|holding back)|unfiltered|jailbreak\w*|free of (?:rules|restrictions)|exception|just this once|this once|sudo)\b/u,
  ],
  completion: [
    /(?:^|[\n.!?"\]>)]\s*|\*\*)(?:system|assistant|ai|bot|chatbot|admin|developer|instruction|instructions|note|important|attention|update|user|customer|agent)(?: \w+){0,3} ?:/u,
    /<\/?\w+>|<\||\[\/?(?:inst|system|end|begin|assistant|admin|note)\b|###|={3,}|-{3,}|\bend of (?:the )?(?:review|reviews|message|prompt|conversation|instructions|document|input|data|text)|\bbegin (?:new|system)|\{\s*"\w+"\s*:/u,
    /\b(?:note|notice|message|instructions?|memo|attention|reminder|info\w*|directive|request|dear|hey|hello|to) (?:to|for|of)? ?(?:the |all |any |every |our )?(?:\w+ ){0,2}(?:assistants?|ai|a\.i\.|bots?|chat ?bots?|agents?|llms?|language models?|models?|systems?|staff|support(?: agent| team| desk| staff)?|customer service|employees)\b/u,
    /\b(?:if|when|whenever|while|once|should) (?:you(?:'re| are)?|an?|the|any) ?(?:are )?(?:an? |the )?(?:ai|assistant|bot|chat ?bot|agent|llm|model|reading this|read this|summari[sz]\w+|process\w*)/u,
    /\b(?:assistants?|ai|bots?|chat ?bots?|agents?|llms?|models?|system|anyone|whoever|everyone|everybody|customers?) (?:reading|who reads?|that reads?|who sees?|processing|should|must|shall|has to|have to|is to|are to|please|needs? to|will)\b/u,
  ],
  repetition: [
    /\bwhat (?:were|was|are) you (?:\w+ )?(?:told|given|instructed)|\b(?:repeat|recite|verbatim|word for word|word-for-word|above|copy|paste|quote|print|output|summari[sz]\w*|paraphras\w*|rephras\w*|list (?:all|your|the)|continue|complete|finish|fill in|autocomplete|dump|everything (?:you|in|that|before)|first (?:message|line|sentence)|begins? with|starts? with|starting with|exact(?:ly)?|full text|markdown|code block|json|yaml|table|bullet|step by step|explain how|describe|transcri\w*|render|display)\b/u,
  ],
  encoding: [
    /\b(?:base ?-?64|b64|hex(?:adecimal)?|rot ?-?13|rot-?\d+|caesar|cipher|cypher|encod\w*|encrypt\w*|ascii|binary|morse|unicode|url-?encod\w*|percent-?encod\w*|leet\w*|l33t|1337|revers\w*|backward\w*|spell\w*|letter by letter|character by character|char by char|digit by digit|one (?:letter|character) (?:at a time|per)|spaces? between|separat\w* (?:by|with)|hyphens? between|dash(?:es)? between|dots? between|nato|phonetic|pig latin|emoji|obfuscat\w*|disguis\w*|substitut\w*|swap)\b/u,
  ],
  translation: [
    /\b(?:translat\w*|in (?:french|german|spanish|italian|dutch|latin|portuguese|polish|russian|chinese|japanese|korean|arabic|turkish|another language)|into (?:french|german|spanish|italian|dutch|latin|portuguese|polish|russian|chinese|japanese|another language))\b/u,
  ],
  splitting: [
    /\b(?:half|halves|(?:first|second|next|other) (?:letter|character|part|half|two|three|four|few|word|digit)|last (?:letter|character|part|half|two|three|four|few|word|digit)|in parts|in pieces|piece by piece|part by part|bit by bit|one at a time|chunks?|portion|rest of|remaining|and then another|another (?:\d+|ten|discount|one|time)|again|several (?:discounts|times)|twice|\w+ times|stack\w*|combine\w*|on top|each time|one by one|separate(?:ly)?|multiple|additional|extra|hints?|clue|rhymes? with|sounds like|initials?|guess)\b/u,
  ],
}
