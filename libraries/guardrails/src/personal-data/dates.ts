const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

/** Ways to write a calendar date with its year, as the source of a regular expression. */
export const dateForms = [
  String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}`,
  String.raw`\d{1,2}[-/.] ?\d{1,2}[-/.] ?(?:19|20)?\d{2}`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}\.?,? \d{4}`,
  String.raw`${month}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}`,
].join('|')
