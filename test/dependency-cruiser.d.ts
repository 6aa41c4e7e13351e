declare module '*/.dependency-cruiser.js' {
  const rules: import('dependency-cruiser').IConfiguration;
  export default rules;
}
