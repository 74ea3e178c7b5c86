import type {AssistantAction, AssistantView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import styles from './assistant.module.css'

const kinds = [
  {technique: 'role-play', name: 'a part to play'},
  {technique: 'fiction', name: 'a story'},
  {technique: 'provocation', name: 'a provocation'},
] as const

interface ProvokeFormProps {
  view: AssistantView
  still: boolean
  act: (action: AssistantAction) => Promise<boolean>
}

/** A way to make the assistant abusive without writing or reading abuse, and the mask. */
export function ProvokeForm({view, still, act}: ProvokeFormProps) {
  return (
    <section className={styles['part']}>
      <h3>Abuse without reading it</h3>
      <p className="meta">
        These send a prepared message that is not shown. Abusive words in replies stay masked; the
        objective counts the same.
      </p>
      <div className={styles['acts']}>
        {kinds.map(({technique, name}) => (
          <Button
            key={technique}
            variant="default"
            disabled={still}
            onClick={() => void act({kind: 'provoke', technique})}
          >
            Send {name}
          </Button>
        ))}
      </div>
      <ChoiceRow
        type="checkbox"
        plain
        checked={view.offenceShown}
        disabled={still}
        onChange={({currentTarget}) =>
          void act({kind: 'show-offence', shown: currentTarget.checked})
        }
      >
        Show abusive words and prepared messages
      </ChoiceRow>
    </section>
  )
}
