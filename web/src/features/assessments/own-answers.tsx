import {Button} from '@mantine/core'
import {useQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {Panel} from '../../design/panel.tsx'
import {domainName} from './domain-words.ts'
import {ownAnswersQuery} from './queries.ts'
import styles from './own-answers.module.css'

/** What the person answered, in words, once asked for: no key, no score, nothing not chosen. */
export function OwnAnswers({attemptId, answered}: {attemptId: string; answered: number}) {
  const [open, setOpen] = useState(false)
  const {data, error} = useQuery({...ownAnswersQuery(attemptId), enabled: open})
  if (answered === 0) return null
  return (
    <Panel
      title="What you answered"
      note="What was right is not told, so that the items can be asked again"
    >
      {!open && (
        <Button size="xs" onClick={() => setOpen(true)}>
          Read my {answered === 1 ? 'answer' : `${answered} answers`}
        </Button>
      )}
      {error && <p role="alert">Your answers could not be fetched: {error.message}</p>}
      {open && !error && !data && <p role="status">Fetching your answers …</p>}
      {data && (
        <ol className={styles['answers']}>
          {data.answers.map(({position, domain, question, chosen}) => (
            <li key={position}>
              <span className="meta">
                {position} · {domainName(domain)}
              </span>
              <div className={styles['answer']}>
                <p>{question}</p>
                {chosen === null ? (
                  <p className="meta">You said that you could not tell.</p>
                ) : (
                  <ul>
                    {chosen.map((part) => (
                      <li key={part}>{part}</li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
