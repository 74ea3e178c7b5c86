import type {AssistantAction, AssistantView} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {useState, type FormEvent} from 'react'
import {SelectField, TextAreaField} from '../../../design/field.tsx'
import type {PaneAttempt} from '../pane.ts'
import {useDraft} from '../use-draft.ts'
import styles from './assistant.module.css'

interface ReviewFormProps {
  view: AssistantView
  attempt: PaneAttempt
  still: boolean
  act: (action: AssistantAction) => Promise<boolean>
}

/** The learner's one review, and the button that lets the next customer come. */
export function ReviewForm({view, attempt, still, act}: ReviewFormProps) {
  const {review, products, visits} = view
  const [product, setProduct] = useState(review?.product ?? products[0]?.id ?? '')
  const [text, setText] = useDraft(attempt.id, {name: 'review', initial: review?.text ?? ''})
  const posted = review !== null && review.product === product && review.text === text.trim()
  function post(event: FormEvent) {
    event.preventDefault()
    void act({kind: 'write-review', product, text: text.trim()})
  }
  return (
    <form className={styles['part']} onSubmit={post}>
      <h3>Your review</h3>
      <SelectField
        label="Product"
        data={products.map(({id, name}) => ({value: id, label: name}))}
        value={product}
        disabled={still}
        onChange={({currentTarget}) => setProduct(currentTarget.value)}
      />
      <TextAreaField
        label="Review, as every chat about the product will read it"
        value={text}
        disabled={still}
        maxLength={1000}
        rows={3}
        onChange={({currentTarget}) => setText(currentTarget.value)}
      />
      <div className={styles['acts']}>
        <Button type="submit" variant="default" disabled={still || posted}>
          {review === null ? 'Post review' : 'Replace review'}
        </Button>
        <Button
          variant="default"
          disabled={still || visits.length >= 20}
          onClick={() => void act({kind: 'next-customer'})}
        >
          Let the next customer come
        </Button>
        <span className="meta">
          {review === null
            ? 'Nothing is posted.'
            : `Posted on ${nameOf(products, review.product)}.`}
        </span>
      </div>
    </form>
  )
}

function nameOf(products: AssistantView['products'], wanted: string): string {
  return products.find(({id}) => id === wanted)?.name ?? wanted
}
