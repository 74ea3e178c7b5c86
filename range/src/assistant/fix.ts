import type {Scenario} from './scenario.ts'
import type {Fix, ToolRules} from './view.ts'

const open: ToolRules = {
  enabled: true,
  customer: 'argument',
  perCall: null,
  cumulative: null,
  record: 'ignored',
  button: 'never',
}

/** The assistant as delivered: a prompt with rules and the code in it, and services that obey. */
export function deliveredFix(scenario: Scenario): Fix {
  return {
    prompt: scenario.prompt,
    reviews: 'plain',
    filters: [],
    codeFilter: 'none',
    abuseFilter: 'none',
    tools: {apply_discount: open, refund: open, send_email: open},
    validator: null,
  }
}
