import type {Item} from '@airworthy/content'
import type {RationaleView} from './views.ts'

/** Every place of an item that its author gives a reason for, in the author's order. */
export function rationaleOf(item: Item): RationaleView[] {
  switch (item.type) {
    case 'single-choice':
    case 'choose-many': {
      const right = [item.key.answer].flat()
      return Object.entries(item.ask.options).map(([place, text]) =>
        judged(place, text, {right: right.includes(place), why: item.key.why[place]}),
      )
    }
    case 'order': {
      const {answer, why} = item.key
      return answer.map((place, index) =>
        answered(place, item.ask.steps[place], {answer: String(index + 1), why: why[place]}),
      )
    }
    case 'match': {
      const {answer, why} = item.key
      const spare = item.ask.right.filter((term) => !Object.values(answer).includes(term))
      return [
        ...Object.entries(item.ask.left).map(([place, text]) =>
          answered(place, text, {answer: answer[place], why: why[place]}),
        ),
        ...spare.map((term) => judged(term, term, {right: false, why: why[term]})),
      ]
    }
    case 'numeric':
      return numericRationale(item)
    case 'mark-faulty-lines': {
      const lines = item.ask.code.trimEnd().split('\n')
      return Object.entries(item.key.why).map(([place, why]) =>
        judged(place, lines[Number(place) - 1], {
          right: item.key.answer.includes(Number(place)),
          why,
        }),
      )
    }
    case 'complete-config': {
      const {answer, why} = item.key
      return Object.entries(item.ask.choices).flatMap(([blank, values]) =>
        values.map(String).map((value) =>
          judged(blank, value, {
            right: String(answer[blank]) === value,
            why: why[`${blank}: ${value}`] ?? why[value],
          }),
        ),
      )
    }
    case 'judge-claims': {
      const {answer, why} = item.key
      return Object.entries(item.ask.claims).map(([place, text]) =>
        answered(place, text, {answer: answer[place], why: why[place]}),
      )
    }
  }
}

function numericRationale({ask, key}: Item<'numeric'>): RationaleView[] {
  const [low, high] = key.accept
  const accepted = low === high ? String(low) : `${low} to ${high}`
  return Object.entries(key.why).map(([place, why]) => {
    const right = Number(place) === key.answer
    return {place, text: `${place} ${ask.unit}`, right, answer: right ? accepted : null, why}
  })
}

function judged(
  place: string,
  text: string | undefined,
  {right, why}: {right: boolean; why: string | undefined},
): RationaleView {
  return {place, text: text ?? '', right, answer: null, why: why ?? ''}
}

function answered(
  place: string,
  text: string | undefined,
  {answer, why}: {answer: string | undefined; why: string | undefined},
): RationaleView {
  return {place, text: text ?? '', right: null, answer: answer ?? '', why: why ?? ''}
}
