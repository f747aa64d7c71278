/** Version of the app, from package.json, put in by the build. */
declare const __APP_VERSION__: string;
/** True in development and test builds; in what is packaged the branches behind it do not exist. */
declare const __TEST_HOOKS__: boolean;
