import type {ActResponse, Block} from '@airworthy/content/public'
import {ActView} from './act-view.tsx'
import {CommandView} from './command-view.tsx'
import {CompareView} from './compare-view.tsx'
import {FigureView} from './figure-view.tsx'
import {isAct} from './lesson-parts.ts'
import {ProseView} from './prose-blocks.tsx'
import type {SavedState} from './saved-words.tsx'

interface BlockViewProps {
  block: Block
  /** Ids of the acts in their order. */
  acts: readonly string[]
  sourceTitles: ReadonlyMap<string, string>
  responseOf: (id: string) => ActResponse | null
  savedOf: (id: string) => SavedState
  respond: (id: string, response: ActResponse) => void
}

/** One block of a lesson, whatever its kind. */
export function BlockView(props: BlockViewProps) {
  const {block, acts, sourceTitles, responseOf, savedOf, respond} = props
  if (isAct(block)) {
    return (
      <ActView
        act={block}
        place={acts.indexOf(block.id) + 1}
        of={acts.length}
        response={responseOf(block.id)}
        saved={savedOf(block.id)}
        respond={(response) => respond(block.id, response)}
      />
    )
  }
  switch (block.kind) {
    case 'figure':
      return <FigureView figure={block} sourceTitles={sourceTitles} />
    case 'compare':
      return <CompareView compare={block} />
    case 'command':
      return <CommandView command={block} />
    default:
      return <ProseView block={block} />
  }
}
