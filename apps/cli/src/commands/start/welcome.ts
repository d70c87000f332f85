export interface WelcomeFacts {
  /** Where the API listens. */
  readonly url: string;
  /** Where the demo account's key is kept, relative to the current folder; null where there is no demo account. */
  readonly demoFile: string | null;
  /** Where the full logs are, or null where they go to stdout. */
  readonly logsFolder: string | null;
}

/** What a newcomer needs to know when everything runs: where to look, and a first order to paste into a shell. */
export function renderWelcome(facts: WelcomeFacts): string {
  const { url } = facts;
  const places = [
    ['API', url],
    ['Try it', `${url}/docs`],
    ['Health', `${url}/health/ready`],
    ...(facts.demoFile === null ? [] : [['Demo account', facts.demoFile]]),
    ...(facts.logsFolder === null ? [] : [['Logs', facts.logsFolder]]),
  ];
  const lines = places.map(([name = '', place]) => `  ${name.padEnd(14)}${place}`);

  return [
    '',
    'OpenAlgo is running.',
    '',
    ...lines,
    '',
    ...(facts.demoFile === null ? [] : [...firstOrder(url, facts.demoFile), '']),
    'Ctrl-C stops it.',
  ].join('\n');
}

/** The key is read from its file when the command runs, so that it shows in no terminal and no history. */
function firstOrder(url: string, demoFile: string): readonly string[] {
  const order = {
    strategy: 'demo',
    exchange: 'NSE',
    symbol: 'SBIN',
    action: 'BUY',
    product: 'MIS',
    pricetype: 'MARKET',
    quantity: '1',
  };
  const fields = JSON.stringify(order).slice(1);

  return [
    'A first order, in another terminal, in this folder:',
    '',
    `  KEY=$(node -p "require('./${demoFile}').apiKey")`,
    `  curl -s ${url}/api/v1/placeorder -H 'content-type: application/json' \\`,
    `    -d '{"apikey":"'"$KEY"'",${fields}'`,
  ];
}
