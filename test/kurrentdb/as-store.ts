/** Has `startApi` keep the log on the test peer. */
process.env['TEST_EVENT_STORE'] = 'kurrentdb';
