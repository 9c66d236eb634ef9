/** Verbs that turn what they report round: "denied that troops would go". Their class as cues is "claim". */
export const DENIALS =
  /\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|disavow(?:s|ed|ing)?|reject(?:s|ed|ing)?|doubt(?:s|ed|ing)?)\b/i;
