import type {ActProps} from '../act-props.ts'
import {InlineText} from '../inline-text.tsx'
import {Feedback, FeedbackLine} from './feedback.tsx'
import {OptionForm} from './option-form.tsx'

/** A question; the answer to what was chosen comes first, then the right one, then the others. */
export function CheckAct({act, response, respond}: ActProps<'check'>) {
  const chosen = act.options.find(({key}) => key === response?.choice)
  const others = act.options.filter((option) => option !== chosen)
  const right = others.filter((option) => option.right)
  const rest = others.filter((option) => !option.right)
  return (
    <>
      <OptionForm
        ask={act.ask}
        options={act.options}
        chosen={response?.choice ?? null}
        verb="Answer"
        onAnswer={(choice) => respond({choice})}
      />
      {chosen && (
        <Feedback>
          <FeedbackLine
            kind={chosen.right ? 'passed' : 'gap'}
            word={chosen.right ? 'Right' : 'Not right'}
            why={chosen.why}
          />
          {[...right, ...rest].map((option) => (
            <FeedbackLine
              key={option.key}
              kind={option.right ? 'passed' : 'to-do'}
              word={option.right ? 'Right' : 'Not right'}
              about={<InlineText nodes={option.text} />}
              why={option.why}
            />
          ))}
        </Feedback>
      )}
    </>
  )
}
