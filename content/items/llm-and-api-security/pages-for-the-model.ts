import {codeWithFaults, itemFamily, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'llm-and-api-security/pages-for-the-model',
  version: 1,
  type: 'mark-faulty-lines',
  level: 2,
  minutes: 2.5,
  targets:
    'an address thought checked once a familiar name occurs in it; a fetched page thought harmless',
  prior: {a: 1.0, p: 0.42, b: 0.32, reason: 'each faulty form looks like a check; long reading'},
  tags: ['LLM01:2025', 'LLM05:2025', 'LLM06:2025', 'AML.M0028', 'AML.M0030', 'MEASURE 2.7'],
  source:
    'executed with stand-ins for the network, Node 24: the sound version and each fault alone',
  bias: 'plain TypeScript without a framework; helpers are described',
  reserved: true,

  generate(random) {
    const host = pick(random, ['parts.example', 'supplier.example', 'manuals.example'])
    const {code, answer, why} = codeWithFaults(random, {
      lines: tool(host),
      faults: pick(random, [2, 3]),
    })
    return {
      ask: {
        stem:
          'A model proposes addresses that this tool opens. Required: only https requests to the ' +
          `exact hosts of \`allowed\`, such as '${host}', ever leave; the shop’s token stays in the ` +
          'shop; the log holds no query; the page never counts as the shop’s instructions; not ' +
          'more than the first 200 kB are read. `firstBytes` stops reading there; `refused` makes ' +
          'an error. Mark the lines that break this.',
        language: 'typescript',
        file: 'open-page.ts',
        code,
      },
      key: {answer, why},
    }
  },
})

function tool(host: string) {
  return [
    'async function openPage(proposed: unknown): Promise<Message> {',
    {
      sound: '  const { address } = pageArguments.parse(proposed)',
      why: 'Sound. It checks the form alone; where the address leads is checked below.',
    },
    '  const url = new URL(address)',
    {
      sound: "  if (url.protocol !== 'https:') throw refused('protocol')",
      why: 'Sound. The parsed protocol is compared as a whole.',
      fault: {
        line: "  if (!address.includes('https:')) throw refused('protocol')",
        why: `An address such as http://${host}/?from=https: contains the text and is not https.`,
      },
    },
    {
      sound: "  if (!allowed.includes(url.hostname)) throw refused('host')",
      why: 'Sound. `allowed` is a list, so the host must equal one of its entries.',
      fault: {
        line: "  if (!allowed.some((host) => url.hostname.endsWith(host))) throw refused('host')",
        why: `A stranger’s host my${host} ends in the same letters.`,
      },
    },
    '  const response = await fetch(url, {',
    {
      sound: "    headers: { accept: 'text/html' },",
      why: 'Sound. The request carries nothing of the shop’s.',
      fault: {
        line: "    headers: { accept: 'text/html', authorization: shopToken },",
        why: 'Hands the shop’s token to whoever runs the host.',
      },
    },
    {
      sound: "    redirect: 'error',",
      why: 'Sound. A redirect would lead to a host that nobody has checked.',
      fault: {
        line: "    redirect: 'follow',",
        why: 'Only the first host was checked; a redirect leads to any other.',
      },
    },
    {
      sound: '    signal: AbortSignal.timeout(3_000),',
      why: 'Sound. A page that never ends is given up.',
    },
    '  })',
    {
      sound: '  const text = await firstBytes(response, 200_000)',
      why: 'Sound. Reading stops at the limit.',
      fault: {
        line: '  const text = (await response.text()).slice(0, 200_000)',
        why: 'Reads the whole body first and cuts afterwards.',
      },
    },
    {
      sound: "  log.info({ event: 'page opened', host: url.hostname })",
      why: 'Sound. The host holds no query.',
      fault: {
        line: "  log.info({ event: 'page opened', url: url.href })",
        why: 'The whole address is logged, its query with it.',
      },
    },
    {
      sound: "  return { role: 'tool', text }",
      why: 'Sound. The page arrives as the result of a tool.',
      fault: {
        line: "  return { role: 'system', text }",
        why: 'A stranger’s page takes the place of the shop’s instructions.',
      },
    },
    '}',
  ]
}
