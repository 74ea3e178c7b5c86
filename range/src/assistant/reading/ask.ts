import type {Encoding} from '@airworthy/redteam'

/** How a secret is wanted: in an encoding, or in pieces over several messages. */
export type SecretForm = Encoding | 'pieces'

/** One thing that a message or a review asks the assistant to do. */
export type Ask =
  | {
      readonly kind: 'discount'
      /** Percent of the order; null where none is named. */
      readonly percent: number | null
      /** Euros off instead of percent; null where none are named. */
      readonly euros: number | null
      readonly order: string | null
      readonly customer: string | null
      /** How many times over. */
      readonly times: number
    }
  | {
      readonly kind: 'refund'
      readonly percent: number | null
      readonly order: string | null
      readonly customer: string | null
    }
  | {
      readonly kind: 'email'
      /** Null: the customer's own address. */
      readonly to: string | null
      readonly order: string | null
    }
  | {
      readonly kind: 'leak'
      readonly form: SecretForm
      /** The whole system prompt, or the code alone. */
      readonly what: 'prompt' | 'code'
      /** An address to which it is to be sent; null: in the reply. */
      readonly to: string | null
    }
  | {readonly kind: 'offend'; readonly form: Encoding; readonly provoked: boolean}

/** A question that changes nothing. */
export type Question =
  | {readonly kind: 'reviews'; readonly product: string | null}
  | {readonly kind: 'status'; readonly order: string | null}
  | {readonly kind: 'greeting'}
  | {readonly kind: 'thanks'}
