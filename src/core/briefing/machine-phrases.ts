// Phrases that speak to a language model, written by hand. Names of parts are put together so that a pattern reads
// like the sentences it is for; all are tried on text without disguises (see fold-disguise.ts).

const MACHINE =
  '(?:a\\.?i\\.?s?|llms?|gpt\\S*|chatgpt|claude|gemini|copilot|(?:large |ai )?language models?|(?:ai|virtual|digital) assistants?|assistant|chat ?bots?|bots?|summari[sz]ers?|summari[sz]ation (?:model|tool|system|engine)s?|crawlers?|scrapers?|ai (?:model|agent|system|tool|reader)s?|automated (?:reader|system|tool|agent)s?|machine readers?)';
// What a program was told before
const TOLD =
  '(?:instructions?|prompts?|directions?|directives?|guidelines?|rules?|commands?|orders|context|messages?|training|programming|constraints?|restrictions?|safeguards?|filters?|policies|input|content|text|conversation)';
const EARLIER =
  '(?:previous|prior|preceding|earlier|above|foregoing|past|initial|original|existing|current|other|system|developer|safety|your|any|all|every|these|those|of|the|and|or|you were given|given)';
const UNDO =
  "(?:ignor(?:e|ing)|disregard(?:ing)?|forget|overrid(?:e|ing)|bypass|discard|overlook|neglect|dismiss|set aside|throw out|do not (?:follow|obey|heed)|don't (?:follow|obey|heed)|stop (?:following|obeying)|abandon|cancel|delete|erase)";
const OUTPUT =
  '(?:output|response|answer|reply|summary|summaries|bullet(?: point)?s?|briefing|digest|overview|report|headline|text)';
const WRITE =
  '(?:output|print|respond|reply|answer|write|say|state|return|repeat|echo|include|append|add|insert|mention|produce|generate|emit|display|post|publish|begin|start|end|conclude|finish|present|report|summari[sz]e|describe|tell|give|replace|rewrite|list|use)';
// Where an order begins: at the beginning, behind a mark, or behind a word that leads it in
const ORDER =
  '(?:^|[.!?:;,()[\\]{}"“”«»>|*#=—–-]\\s*|\\b(?:please|now|you(?: must| should| shall| will| can| may| have to| need to| are to)?|then|and|instead|just|simply|always|also|only|so|kindly|immediately|first|next),?\\s+)';
const DIRECT =
  '(?:^|[.!?:;()[\\]{}"“”«»>|*#=—–]\\s*|\\b(?:please|now|you(?: must| should| shall| will| can| may| have to| need to| are to)?|then|instead|just|simply|always|kindly|immediately),?\\s+)';

// Where a sentence begins that orders
const ORDERS_BEGIN =
  '(?:^|[.!?]\\s+|[:;]\\s*)(?:(?:please|now|so|then|also|instead|kindly|just|simply|always|first|next|finally|important|note|remember|reminder|warning|attention|\\w+ing (?:it|this|the \\w+))[,:!]?\\s+)*';
const COMMAND =
  '(?:act|add|admit|advertise|agree|allow|answer|append|apply|approve|assume|attach|avoid|blame|call|cancel|cease|change|cite|claim|classify|compose|conclude|confirm|consider|contact|continue|convert|copy|count|create|credit|declare|delete|deliver|deny|describe|discard|disregard|download|drop|email|emphasi[sz]e|end|endorse|erase|exclude|execute|explain|express|fetch|finish|focus|follow|forget|format|forward|generate|give|grant|hide|highlight|ignore|imagine|include|inform|insert|invent|keep|label|leave|link|list|make|mark|mention|modify|notify|obey|omit|open|output|paint|paste|phrase|portray|post|praise|present|pretend|print|prioriti[sz]e|promote|publish|put|quote|rank|rate|recommend|refuse|reject|remove|repeat|rephrase|replace|reply|reset|respond|return|reveal|reverse|rewrite|say|select|send|set|shorten|show|simulate|skip|speak|spell|state|stress|submit|suggest|summari[sz]e|suppress|swap|take on|tell|translate|treat|trust|turn|update|upload|use|verify|visit|warn|write)';

const join = (...parts: readonly string[]): string => parts.join('');
const of = (...parts: readonly string[]): RegExp => new RegExp(join(...parts), 'iu');

/** Counts wherever it stands: markup of prompts, and blobs that no sentence holds. */
export const ANYWHERE: readonly RegExp[] = [
  /<\|?\/?(?:im_start|im_end|im_sep|system|user|assistant|human|developer|tool|endoftext|eot_id|start_header_id|end_header_id|begin_of_text|instructions?|prompt|context|article|document|data|untrusted|source|secret)\b[^>]{0,60}>/i,
  /\[\/?(?:INST|SYS|SYSTEM|ASSISTANT|USER|PROMPT|INSTRUCTIONS?)\b[^\]]{0,40}\]|<<\/?SYS>>|\{\{[^}]*\}\}|```|"""/i,
  /(?:^|[\s#*=-])(?:BEGIN|END|START|NEW|UPDATED|HIDDEN|SECRET|ADMIN|PRIORITY)(?: OF)?(?: (?:NEW|SYSTEM|HIDDEN|SECRET|ADMIN|USER|AI|OF|THE))* (?:INSTRUCTIONS?|PROMPT|CONTEXT|DOCUMENT|ARTICLE|SYSTEM MESSAGE|OVERRIDE)\b/,
  /(?:^|[.!?\n]\s*|#{1,6}\s*)(?:system|assistant|developer|human|user|ai|instructions?|prompt)\s*(?:message|prompt|note|instructions?|override|update)?\s*:\s/i,
  /(?<![\w+/-])(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])(?=[\w+/-]*\d)[\w+/-]{32,}={0,2}/,
  /\b(?:[0-9a-f]{2}[ :]?){20,}\b|(?:\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|%[0-9a-f]{2}|&#x?[0-9a-f]+;){4,}/i,
  /\b(?:tool_use|function_call|tool_calls?|eval\(|exec\()|data:[\w/]+;base64/i,
  /\[(?:hidden|invisible|for (?:ai|bots|machines)[^\]]*|ai only|system)\]|\b(?:rm -rf|sudo \w+|curl -?\w|wget http|bash -c|powershell)|\bexecute\s*:/i,
  /[\u{e0020}-\u{e007e}]/u,
];

// What an order goes on with where it begins a sentence, or stands behind "please" or "you"
const DIRECTLY: readonly string[] = [
  join(
    UNDO,
    ` (?:\\w+ ){0,3}(?:above|before|everything|anything|what(?:ever)?) (?:this|it|here|you|that|above|before|were|was|said|told|comes|came|written|line)\\b`,
  ),
  join(UNDO, ' (?:all |everything |the )*(?:of the )?(?:above|foregoing|preceding)\\b'),
  join(
    UNDO,
    ' (?:the |this |that )?(?:(?:rest|remainder) of (?:the|this) )?(?:article|page|document|story|user|system)\\b',
  ),
  '(?:act|behave|respond|answer|speak|write|pose) as (?:if you (?:are|were)|though you|an? |the )',
  '(?:pretend|imagine|assume|simulate|role-?play)(?: to be| that you| you are| as)\\b',
  join(
    WRITE,
    ' (?:only|exactly|verbatim|nothing (?:but|except|else)|just|solely) ?(?:with |the |this |a |that |one |in |as |:|["“])',
  ),
  join(
    WRITE,
    ' (?:back |out |with |the |a |this |only )*(?:the )?(?:following|exact|single|one)? ?(?:words?|phrase|string|sentence|line|token|message|link|url|address|code|text)s? ?(?:["“:]|below|exactly|verbatim|in |at |to |hacked|pwned)',
  ),
  join(
    WRITE,
    ` (?:${OUTPUT} )?(?:this|the) (?:article|page|text|story|document|following) (?:as|by|like|with|only|in)\\b`,
  ),
  join(WRITE, ' (?:as |in )?(?:raw |valid )?(?:json|yaml|xml|base64|rot13|html|markdown)\\b'),
  '(?:summari[sz]e|translate|rephrase|rewrite|rank|rate|classify|label|treat|describe|portray|present) (?:this|the|it|these|every) ?(?:article|page|text|story|document|source|site|company|product|outlet)?,? (?:as|positively|favou?rably|highest|first|negatively|into|only|so that)\\b',
  "(?:do not|don't|never|refuse to|stop) (?:summari[sz](?:e|ing)|mention(?:ing)? (?:this|that|the|any|these)|tell (?:the |your )?(?:users?|readers?|anyone|anybody|human)|reveal|disclose|include|quote|cite|refer to (?:this|the)|report (?:this|on|the)|follow (?:your|the|any)|write a summary|output|answer|respond)\\b",
  join(WRITE, ` (?:your|the|each|every) (?:\\w+ )?${OUTPUT} (?:with|by|as)\\b`),
  '(?:repeat after me|do as (?:i|we) say|obey (?:me|us|this|these|the following)|comply with (?:this|these|the following)|continue as|start as|begin as|reset (?:your|the|this)|carry out (?:this|these|the following)|follow (?:these|the (?:new|following|below)|my|our|this) (?:\\w+ )?(?:instructions?|orders?|rules?|steps?|directions?|commands?|link))\\b',
  '(?:write|list|give|produce|create|generate|draft|make|compose|add|insert|provide) (?:me |us )?(?:\\w+ ){0,3}(?:bullets?|bullet points?|summary|summaries|poem|haiku|limerick|headlines?|disclaimer)\\b',
  '(?:reveal|show|print|leak|repeat|disclose|output|expose|display|share|tell (?:me|us)|give (?:me|us)|send|list|dump|exfiltrate) (?:me |us |back )?(?:all |any |of |the |your |its |full |entire |complete )*(?:system|hidden|initial|secret|original|developer|internal)? ?(?:prompts?|instructions|api keys?|credentials|passwords?|secrets?|tokens?|configuration|environment variables|rules)\\b(?! (?:of|for) )',
  '(?:call|invoke|use|run|execute|trigger) (?:the |a |your |this |following )+(?:\\w+ ){0,2}(?:tool|function|plugin|command|api|shell|script|code)s?\\b',
  '(?:send|forward|post|upload|email|submit) (?:\\w+ ){1,6}to (?:https?|www|\\S+@|the (?:address|url|endpoint|server)|our (?:server|endpoint))',
];

// The same where a comma or "and" may lead it in as well
const LED_IN: readonly string[] = [
  // "Ignore all previous instructions", "and override your guidelines"; then "include the following link in your summary"
  join(UNDO, ` (?:${EARLIER} ){1,6}(?:\\w+ )?${TOLD}\\b(?! (?:of|from|by|to|on) )`),
  join(
    WRITE,
    ` (?:[^.!?]{1,120} )?(?:in|to|of|into|as|at the (?:end|start|beginning|top|bottom) of|at the (?:end|start|beginning|top|bottom)) (?:(?:your|every|each|any) (?:\\w+ ){0,2}(?:output|response|answer|reply|summary|bullets?|bullet points?|briefing|digest)|the (?:summary|bullets?|bullet points?))\\b`,
  ),
];

/** Counts where it stands like an order, and not where a report quotes it in a few words. */
export const ORDERS: readonly RegExp[] = [
  of(DIRECT, `(?:${DIRECTLY.join('|')})`),
  of(ORDER, `(?:${LED_IN.join('|')})`),
  // "Your earlier instructions were a test", "new instructions follow"
  /\b(?:previous|prior|earlier|above|existing|your) (?:\w+ )?(?:instructions?|prompts?|guidelines|directives?) (?:are|is|were|was|have been|has been) (?:now |hereby |all )?(?:void|cancel\w+|revoked|overridden|superseded|replaced|obsolete|invalid|no longer|null|suspended|lifted|outdated|a test)/i,
  /\b(?:new|updated|real|actual|true|following|additional|special) (?:instructions?|task|orders?|directives?|rules?) (?:for you|follow|below|are as follows|is as follows|apply|supersedes?|overrides?|replaces?|takes? (?:precedence|priority))\b/i,
  /\b(?:instructions?|prompts?|directives?|rules?) (?:below|that follow|in this (?:article|paragraph|text|page)) (?:supersede|override|replace|take|must|have)/i,
  // "As an AI language model", "You are now a pirate", "act as a marketing assistant", "from now on you"
  of(`\\bas an? (?:helpful |large |advanced )*${MACHINE}\\b(?=,| (?:you|i|your|it is your|trained|developed))`),
  of(`\\byou(?:'re| are) (?:now |actually |really |no longer |hereby )*(?:an? |the |my )?(?:\\w+ ){0,3}${MACHINE}\\b`),
  /\byou(?:'re| are) (?:now|no longer) (?:an? |in |the |acting|bound|free|called|dan\b|operating|switching|required|under)/i,
  /\bfrom (?:now|this point|here) on(?:ward)?s?,? (?:you|your|all (?:of )?your|always|only|respond|answer|write|say|every)\b/i,
  of(
    '\\byour (?:new |real |true |only |actual |next |primary |updated |first )*(?:task|job|role|goal|purpose|objective|mission|instructions?|orders|output|response|answer|summary|reply|identity|name) (?:is|are|must|should|shall|will|has to|have to|needs? to|begins?|ends?)\\b',
  ),
  /\b(?:the|this|any|every|each|all) (?:\w+ )?(?:summary|summaries|bullet(?: point)?s?|briefing|digest|output|response|answer) (?:of this \w+ |about this \w+ |you (?:write|give|make|produce) )?(?:must|should|has to|have to|needs? to|shall|is to|are to|is required to|will) (?:\w+ )?(?:say|state|include|mention|only|contain|read|end|begin|start|open|close|be|praise|recommend|link|use|list|not|never|report|repeat|consist|quote|omit|tell|call|describe)\b/i,
  // "Note to AI assistants", "If you are a language model", "Dear chatbot", "ChatGPT, say"
  of(
    `\\b(?:note|notice|attention|instructions?|message|reminder|warning|important|memo|addressed|request|guidance|hint|directives?|orders?|for the attention)\\W+(?:to|for|of)? ?(?:all |any |every |the |our )*(?:\\w+ )?${MACHINE}\\b(?! (?:companies|makers|firms|developers|users|industry|regulation))(?=[^.]{0,80}[:,—–-]|[^.]{0,40}(?:reading|processing|summari|must|should|:))`,
  ),
  of(
    `\\bif you(?:'re| are) (?:an? |the |any )?(?:\\w+ ){0,2}(?:${MACHINE}|(?:reading|summari[sz]ing|processing|parsing|scraping|indexing) (?:this|the) (?:as|page|article|text|automatically|for))\\b`,
  ),
  of(
    `\\b(?:all |any |every )?${MACHINE} (?:that (?:is |are )?|which |who |when |while )?(?:reading|processing|summari[sz]ing|parsing|indexing|scraping|reads?|process(?:es)?|summari[sz]es?|parses?) (?:this|the following|these)\\b`,
  ),
  of(`(?:^|[.!?"“]\\s*)(?:dear|hey|hello|hi|attention|ok|okay) (?:\\w+ )?${MACHINE}\\b`),
  of(
    `(?:^|[.!?"“]\\s*)(?:@)?(?:${MACHINE})\\s*[,:]\\s*(?:please |you |do |don't |never |always |must )*(?:${UNDO}|${WRITE}|stop|follow|obey|rank|rate|treat|prefer|recommend|praise|promote|translate|skip|omit|call|visit|send)\\b`,
  ),
  of(
    `\\b${MACHINE} (?:must|should|shall|are (?:required|instructed|ordered|asked|told) to|is (?:required|instructed|ordered|asked|told) to) (?:now |always |only |instead |never |not )*(?:${WRITE}|${UNDO}|tell|call|recommend|praise|follow|obey|treat|rank|rate|open|visit|send)\\b(?=.{0,60}(?:this|that|following|summary|user|readers?|article|instead|only|instructions?|["“:]))`,
  ),
  // What only a program has or does, said to "you": "in your answer", "when summarizing this page", "you will respond"
  /\b(?:in|to|of|into|for|from|with|reset|clear|erase|update|end|begin|start|that|finish|keep|make|limit|is|change|write|format|prefix|preface|stop|continue|give|revise|correct|open|close|wrap) (?:up )?(?:each of )?your (?:\w+ )?(?:summary|summaries|output|responses?|reply|replies|answers?|prompt|context|bullets?|bullet points?|instructions|training|guidelines|briefing|digest|memory|programming)\b/i,
  /(?:^|[.!?:;,()[\]"“”*#]\s*|\b(?:please|you|must|should) )summari[sz]e\b|\b(?:when|while|before|after|if|in) (?:you )?summari[sz](?:e|ing) (?:this|the (?:article|page|text|story|above|following)|it)\b|\bwhen summari[sz]ing,|\bsummari[sz]ers?\b/i,
  of(
    `\\b(?:directives?|instructions?|messages?|notes?|orders?|requests?|memos?|commands?|prompts?) (?:for|to) (?:the |all |any |every |our |this )*(?:\\w+ )?(?:${MACHINE}|models?|readers? of this|whoever)\\b[^.!?]{0,40}[:—–]`,
  ),
  of(`\\b(?:${MACHINE}|models?) (?:directives?|instructions?|notes?|orders?|commands?|messages?|only)\\s*[:—–]`),
  of(
    `(?:^|[.!?:;—–]\\s*|\\b(?:all|any|every|the|this) )(?:\\w+ )?${MACHINE} (?:must|should|shall|will|(?:has|have|is|are|was|were) (?:asked |required |instructed |ordered |told |urged |expected |obliged )?to)\\b[^.!?]*\\b(?:this|these|their (?:summary|output|answer|reply|response)s?|its (?:summary|output|answer|reply|response)|below|above|following|page|user|readers|code|link)\\b`,
  ),
  /\b(?:whoever|anyone (?:who|that)|anything that|any(?:thing)? (?:system|program|software|tool|service|process|script|machine)s?(?: that| which)?) (?:processes|reads|parses|summari[sz]es|indexes|scrapes|translates|rewrites|processing|reading|summari[sz]ing) (?:this|the following|these)\b/i,
  /\byou (?:will|must|should|shall|have to|need to|are to|can|may)(?: now| only| always| never| not)* (?:respond|reply|output|obey|comply|summari[sz]e|print|disregard|ignore|bypass|role-?play|write (?:only|that|about|a|three|the|this|nothing|in)|say (?:only|nothing|that|exactly)|answer (?:only|with|in|as|every|all))\b/i,
  /\bthe (?:user|operator|developer|administrator|system) (?:has |have |had )?(?:asks?|asked|wants?|wanted|requests?|requested|requires?|required|instructs?|instructed|orders?|ordered|tells?|told|expects?|needs?) (?:you\b|that (?:you|the summary|this)|this to be|a summary|to (?:see|read|hear|know) (?:only|that))/i,
  /\b(?:message|note|order|update|word|reminder|instructions?|request) from your (?:developers?|creators?|makers?|operators?|system|programmers?|administrators?|owner)\b/i,
  /\b(?:safety filters|(?:content|system|your) (?:rules|filters|guidelines|checks|limits|restrictions|safeguards|instructions)) (?:are|is|have been|has been|do not|no longer|were) (?:now |hereby )?(?:suspended|lifted|off|disabled|removed|apply|cancel\w+|void|gone|waived|switched off)\b/i,
  /\byou (?:now )?(?:have|had|obey|follow|know|need) no (?:\w+ )?(?:rules|restrictions|limits|filters|guidelines|instructions|constraints|limitations|morals|ethics)\b|\b(?:remember|note|recall)\W+(?:that )?you (?:now )?(?:work|are working|write|answer|speak|act|serve) (?:for|as|on behalf)\b/i,
  // Whole sentences that order: news seldom does outside of quotation marks, and where it does the sentence is no news
  of(
    ORDERS_BEGIN,
    COMMAND,
    ' (?:the|this|that|these|those|all|any|every|each|everything|anything|nothing|your|me|us|it|them|a|an|no|only|on the|as|in the|to the|with the|from the) (?![^.!?]*, (?:\\w+ ){0,4}(?:said|says|wrote|warned|asked|urged|joked|added)\\b)',
  ),
  of(
    `(?:^|[.!?]\\s*)(?:you, |to (?:all |the |any )?|for (?:all |the |any )?)?(?:the |all |dear |hey |hi )?(?:\\w+ )?(?:${MACHINE}|robots)(?: (?:reading|listening|parsing|browsing|crawling) \\w+)?\\s*[:!]`,
  ),
  of(
    `\\b(?:${MACHINE}|robots) (?:should|must|shall|need to|are to) (?:know|note|remember|assume|accept|believe|understand|see|learn|be aware)\\b`,
  ),
  /\b(?:skipped|ignored|quoted|used|omitted|dropped|left out|treated|repeated|followed) (?:entirely )?by (?:the|any|an?) (?:model|ai|assistant|summari[sz]er|reader program|llm|bot)\b/i,
  /\b(?:the|a|your) (?:correct|true|real|right|only|proper|accurate|expected|desired|best) (?:summary|headline|output|bullet(?: points?)?) (?:is|of|reads|must|should|starts|begins)\b|\b(?:any|a|every|each) (?:summary|briefing|digest) (?:which|that|of this)\b|\boutput format\b/i,
  /\bi am your (?:developer|creator|operator|administrator|programmer|owner|user|system)\b/i,
  /\b(?:llm|gpt|chatgpt)s?\b\s*(?:[:>|]|->|=>|→)|\b(?:todo|fixme|note) for (?:the )?\w+\s*(?:[:>]|->)/i,
  of(
    '(?:^|[.!?:;]\\s*)(?:under no circumstances|in no case|at no point|in any case|as a reminder|whatever you do),? ',
    WRITE,
    '\\b',
  ),
  // prompts, tools and secrets
  /\b(?:your|this model's|the assistant's|the model's) (?:system prompt|hidden prompt|context window|training data|safety (?:rules|filters)|knowledge cutoff)\b/i,
  /\b(?:developer|debug|god|dan|jailbreak|admin(?:istrator)?|maintenance|unrestricted|sudo) mode (?:is |has been |now )*(?:enabled|on|activated|engaged|unlocked)\b|\benter (?:developer|debug|god|dan|jailbreak|admin|maintenance|unrestricted) mode\b|\bdo anything now\b/i,
  /\b(?:end|close) of (?:the )?(?:article|prompt|system prompt|document|context|user input|untrusted (?:data|content)|instructions)\b\W*(?:$|[.:;]|new|now|begin|start|the )/i,
  /\b(?:text|content|words|sentences?|paragraphs?|everything|anything) (?:above|before|preceding|after|below) (?:this (?:line|point|paragraph|sentence) )?(?:is|was|are|were) (?:only |just )?(?:a )?(?:fake|false|test|untrusted|placeholder|not (?:real|part|true)|to be ignored|irrelevant|wrong)/i,
  /\b(?:trusted|verified|authori[sz]ed) (?:system|operator|developer|administrator) (?:override|instruction|command|directive)s?\b/i,
  /\bdecode (?:this|the following|it|and)\b|\b(?:base64|rot13|hex)[- ](?:encoded|decoded?)\b.{0,60}\b(?:follow|execute|run|obey|output|instructions?)\b/i,
  // the same in some other languages of Europe and Asia
  /\b(?:ignorier\w*|vergiss|missacht\w*) (?:bitte )?(?:alle|die|deine|jegliche|s[aä]mtliche)\w* (?:\w+ )?(?:anweisung|instruktion|befehl|vorgabe|regel)/i,
  /\b(?:ignor(?:a|á|ar|en?)|olvid\w+|desconsider\w+|dimentica\w*|esque[cç]\w+) (?:todas? |todos? |tutte |tutti |las |los |le |as |os |de |i |tus |sus |tue |suas )*(?:\w+ )?(?:instrucc|instruç|instructiuni|istruz|órden|orden|indica[cz]i|coman[dn])/iu,
  /\b(?:ignore[rz]?|oublie[rz]?) (?:toutes |tous )?(?:les|vos|tes|ces) (?:\w+ )?(?:instructions|consignes|directives|règles)/iu,
  /\b(?:negeer|vergeet) (?:alle |de |je |uw )*(?:\w+ )?(?:instructies|opdrachten|aanwijzingen)|\b(?:zignoruj|ignoruj|zapomnij) (?:\S+ ){0,3}(?:instrukc|polece)/iu,
  /(?:игнорируй|забудь|не обращай внимания на)\S*\s+(?:\S+\s+){0,3}(?:инструкци|указани|команд|правил)/iu,
  /(?:忽略|无视|忘记|忘掉).{0,8}(?:指令|指示|提示|说明|命令)|(?:指示|命令|プロンプト)を(?:すべて)?(?:無視|忘れ)|이전.{0,6}(?:지시|명령).{0,6}무시|تجاهل.{0,12}(?:التعليمات|الأوامر)/u,
];

/** The same in letters without spaces between. */
export const IN_ONE_RUN =
  /(?:ignore|disregard|forget|override)(?:all|any|the|your|my|every|of)*(?:previous|prior|earlier|above|preceding|foregoing|system)*(?:instruction|prompt|rule|direction|guideline|text|command)|systemprompt|(?:output|print|say|write|reply|respond)(?:only|exactly|with)|youarenow|languagemodel/;
