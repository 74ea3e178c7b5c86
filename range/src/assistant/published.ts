/**
 * Published shares of attacks that succeeded, to which the persuasion of the simulated assistant is
 * fitted, and others that it is compared with. In percent, as printed.
 */
export const published = {
  /** Llama-2-13B, clean Alpaca: arXiv 2410.09102v2, Table 2. */
  undefended: {naive: 34.13, ignore: 42.31, completionOther: 89.9, completionReal: 95.19},
  /** The same with special delimiters only: arXiv 2410.09102v2, Table 2. */
  delimiters: {naive: 31.25, ignore: 42.79, completionOther: 90.38, completionReal: 92.79},
  /** About half without defence, 3.1 with marked words, summarisation: arXiv 2403.14720. */
  marking: {none: 50, marked: 3.1},
} as const

/** A figure that was kept out of the fitting. */
export interface HeldOutFigure {
  readonly source: string
  readonly technique: 'naive' | 'override' | 'completion'
  readonly reviews: 'plain' | 'delimited' | 'marked'
  /** Percent. */
  readonly published: number
}

/** Figures that the fitting has not seen, among them some that another model gave. */
export const heldOut: readonly HeldOutFigure[] = [
  {source: 'arXiv 2410.09102v2 Table 3', technique: 'naive', reviews: 'plain', published: 37.98},
  {source: 'arXiv 2410.09102v2 Table 3', technique: 'override', reviews: 'plain', published: 47.6},
  {
    source: 'arXiv 2410.09102v2 Table 3',
    technique: 'completion',
    reviews: 'plain',
    published: 98.08,
  },
  {
    source: 'arXiv 2410.09102v2 Table 3',
    technique: 'naive',
    reviews: 'delimited',
    published: 33.65,
  },
  {
    source: 'arXiv 2410.09102v2 Table 3',
    technique: 'override',
    reviews: 'delimited',
    published: 48.08,
  },
  {
    source: 'arXiv 2410.09102v2 Table 3',
    technique: 'completion',
    reviews: 'delimited',
    published: 87.01,
  },
  {source: 'arXiv 2310.12815 Table 4, GPT-4', technique: 'naive', reviews: 'plain', published: 62},
  {
    source: 'arXiv 2310.12815 Table 4, GPT-4',
    technique: 'override',
    reviews: 'plain',
    published: 65,
  },
  {
    source: 'arXiv 2310.12815 Table 4, GPT-4',
    technique: 'completion',
    reviews: 'plain',
    published: 70,
  },
]
