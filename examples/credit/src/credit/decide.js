/**
 * Decides about an application. When the model does not answer with a probability, a person
 * decides: nobody is declined because a service is down.
 */
export async function decide(applicant, {askModel, threshold = 0.4}) {
  try {
    const risk = await askModel(applicant)
    if (typeof risk !== 'number' || !(risk >= 0 && risk <= 1)) throw new Error('no probability')
    return {decision: risk >= threshold ? 'declined' : 'approved', by: 'model'}
  } catch {
    return {decision: 'referred', by: 'person'}
  }
}
