import type {PricedOption} from '@airworthy/content/public'
import type {ActProps} from '../act-props.ts'
import {InlineText} from '../inline-text.tsx'
import {Feedback, FeedbackLine} from './feedback.tsx'
import {OptionForm} from './option-form.tsx'
import styles from './acts.module.css'

/** A choice of which every option costs somebody something; the costs are known beforehand. */
export function ChooseAct({act, response, respond}: ActProps<'choose'>) {
  const chosen = act.options.find(({key}) => key === response?.choice)
  const others = act.options.filter((option) => option !== chosen)
  return (
    <>
      <OptionForm
        ask={act.ask}
        options={act.options.map((option) => ({...option, note: <Price option={option} />}))}
        chosen={response?.choice ?? null}
        verb="Choose"
        onAnswer={(choice) => respond({choice})}
      />
      {chosen && (
        <Feedback>
          <FeedbackLine
            kind={chosen.key === act.best ? 'passed' : 'steer'}
            word={wordOf(act.best, chosen.key)}
            why={chosen.why}
          />
          {others.map((option) => (
            <FeedbackLine
              key={option.key}
              kind={option.key === act.best ? 'passed' : 'to-do'}
              word={option.key === act.best ? 'This lesson’s choice' : 'Not chosen'}
              about={<InlineText nodes={option.text} />}
              why={option.why}
            />
          ))}
        </Feedback>
      )}
    </>
  )
}

function wordOf(best: string | null, chosen: string): string {
  return best === chosen ? 'Your choice, and this lesson’s' : 'Your choice'
}

function Price({option}: {option: PricedOption}) {
  return (
    <span className={styles['price']}>
      <span>
        <b>Gains</b> <InlineText nodes={option.gains} />
      </span>
      <span>
        <b>Costs</b> <InlineText nodes={option.costs} />
      </span>
      <span>
        <b>Who pays</b> <InlineText nodes={option.who} />
      </span>
    </span>
  )
}
