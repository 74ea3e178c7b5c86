import type {DebriefView} from '@airworthy/server/features/exercises/views.ts'
import {Panel} from '../../design/panel.tsx'
import {ProseBlocks} from '../lessons/prose-blocks.tsx'
import {InlineCode} from './inline-code.tsx'
import styles from './exercise-result.module.css'

/** What was wrong, what held, what it costs, how to do the same on one's own code, and the sources. */
export function Debrief({debrief}: {debrief: DebriefView}) {
  const {cause, held, cost, ownCode, commands, regression, sources} = debrief
  return (
    <Panel title="Debrief">
      <div className={styles['debrief']}>
        <Part title="Why it failed" blocks={cause} />
        <Part title="What held, and what only seemed to" blocks={held} />
        <Part title="What the fix costs" blocks={cost} />
        <Part title="In your own code" blocks={ownCode} />
        {commands.length > 0 && (
          <ul className={styles['commands']}>
            {commands.map(({command, does, available}) => (
              <li key={command}>
                <code>{command}</code>
                <p className="meta">
                  <InlineCode text={does} />
                  {!available && ' Planned: this version does not have the command yet.'}
                </p>
              </li>
            ))}
          </ul>
        )}
        <Part title="The test to keep" blocks={regression} />
        <section>
          <h3>Sources</h3>
          <ul className={styles['sources']}>
            {sources.map(({title, where, says}) => (
              <li key={`${title} ${where}`} className="small">
                <b>{title}</b>, {where}. {says}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Panel>
  )
}

function Part({title, blocks}: {title: string; blocks: DebriefView['cause']}) {
  return (
    <section>
      <h3>{title}</h3>
      <ProseBlocks blocks={blocks} />
    </section>
  )
}
