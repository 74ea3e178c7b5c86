import {z} from 'zod'

/** A term: what it means, a case, how it is misused, and where it leads. */
const lexiconEntryView = z.object({
  id: z.string().meta({description: 'such as reward-hacking'}),
  term: z.string(),
  also: z.array(z.string()).exactOptional().meta({description: 'other names of it'}),
  definition: z.string(),
  example: z.string(),
  misuse: z.string().meta({description: 'the common wrong use, and why it is wrong'}),
  related: z.array(z.string()).meta({description: 'ids of other terms'}),
  domains: z.array(z.string()),
  tags: z.array(z.string()).meta({description: 'clauses of standards'}),
})

/** The whole lexicon, by term. */
export const lexiconView = z.object({terms: z.array(lexiconEntryView)})
