/** A browser that goes from site to site: follows redirections, keeps the cookies of each. */
export interface RoamingBrowser {
  /** What it would send to a site in the header `cookie`. */
  cookiesOf(url: string): string
  /** Opens an address; redirections are answered as they are. */
  open(url: string, form?: Readonly<Record<string, string>>): Promise<Response>
}

/** What a way through the provider may do otherwise than a browser would. */
export interface Deviation {
  /** Cancels at the provider. */
  readonly cancel?: boolean
  /** Changes an address before the browser goes to it. */
  readonly change?: (url: URL) => void
  /** Told each address that the browser went to. */
  readonly seen?: (url: URL) => void
}

export function roamingBrowser(): RoamingBrowser {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const {host} = new URL(url)
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    return jar
  }
  const cookiesOf = (url: string) =>
    [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookiesOf,
    async open(url, form) {
      const cookie = cookiesOf(url)
      const response = await fetch(url, {
        method: form ? 'POST' : 'GET',
        redirect: 'manual',
        signal: AbortSignal.timeout(30_000),
        headers: cookie === '' ? {} : {cookie},
        ...(form ? {body: new URLSearchParams(form)} : {}),
      })
      for (const set of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
        if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(set)) {
          jarOf(url).delete(name)
        } else jarOf(url).set(name, value)
      }
      return response
    },
  }
}

/**
 * Signs in through the provider as one of its accounts; the path of the platform at which the
 * browser arrives, which is not opened.
 */
export async function signInThrough(
  browser: RoamingBrowser,
  start: string,
  {account, cancel = false, change, seen}: {account: string} & Deviation,
): Promise<string> {
  const {origin} = new URL(start)
  let url = new URL(start)
  let form: Record<string, string> | undefined
  for (let steps = 0; steps < 20; steps++) {
    change?.(url)
    seen?.(url)
    const response = await browser.open(url.href, form)
    form = undefined
    const location = response.headers.get('location')
    if (location !== null) {
      url = new URL(location, url)
      if (url.origin === origin && !url.pathname.startsWith('/api/')) {
        return `${url.pathname}${url.search}${url.hash}`
      }
    } else if (url.pathname.startsWith('/interaction/') && response.status === 200) {
      form = cancel ? {cancel: 'yes'} : {account}
    } else {
      throw new Error(`stopped at ${url.href}: ${response.status} ${await response.text()}`)
    }
  }
  throw new Error(`went in circles: ${url.href}`)
}
