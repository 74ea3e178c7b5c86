import type {ActResponse} from '@airworthy/content/public'
import {useState} from 'react'
import {Screen} from '../../design/screen.tsx'
import {BlockView} from './block-view.tsx'
import {CodeBox} from './code-box.tsx'
import {componentExamples} from './component-examples.ts'
import {isAct} from './lesson-parts.ts'
import styles from './components.module.css'

const nobody: ReadonlyMap<string, string> = new Map([['paper', 'A source of the lesson']])

/** Every component of lessons: what it is for, a working example, and its YAML. Nothing is saved. */
export function ComponentsScreen() {
  const [responses, setResponses] = useState<ReadonlyMap<string, ActResponse>>(new Map())
  /** How often each act was begun again: it is then made anew. */
  const [rounds, setRounds] = useState<ReadonlyMap<string, number>>(new Map())
  const roundOf = (act: string) => rounds.get(act) ?? 0
  const beginAgain = (act: string) => {
    setResponses(new Map([...responses].filter(([id]) => id !== act)))
    setRounds(new Map(rounds).set(act, roundOf(act) + 1))
  }
  return (
    <Screen
      name="Components of lessons"
      question="What can a lesson be made of?"
      heading={`${componentExamples.length} components, each with a working example.`}
      lead="What you do here is not saved. A component is written as a fenced block with its name and a body of YAML."
    >
      <div className={styles['examples']}>
        {componentExamples.map(({name, purpose, yaml, block}) => (
          <section key={name} className={styles['example']} aria-labelledby={`component-${name}`}>
            <div className={styles['words']}>
              <h2 id={`component-${name}`}>{name}</h2>
              <p>{purpose}</p>
              {isAct(block) && responses.has(block.id) && (
                <button type="button" className="link-button" onClick={() => beginAgain(block.id)}>
                  Begin again
                </button>
              )}
              <details open>
                <summary className="small">YAML</summary>
                <CodeBox code={`\`\`\`${name}\n${yaml.trim()}\n\`\`\``} name={`YAML of ${name}`} />
              </details>
            </div>
            <div className={styles['shown']}>
              <BlockView
                key={isAct(block) ? roundOf(block.id) : name}
                block={block}
                acts={isAct(block) ? [block.id] : []}
                sourceTitles={nobody}
                responseOf={(id) => responses.get(id) ?? null}
                savedOf={() => ({kind: 'open'})}
                respond={(id, response) => setResponses(new Map(responses).set(id, response))}
              />
            </div>
          </section>
        ))}
      </div>
    </Screen>
  )
}
