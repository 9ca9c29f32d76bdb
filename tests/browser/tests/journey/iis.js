// What a web.config says, for those parts that the other servers' settings say too.
const xml = new DOMParser().parseFromString(arguments[0], 'application/xml');
const error = xml.querySelector('parsererror');
const whole = xml.querySelector('configuration > system\\.webServer');
const one = xml.querySelector('configuration > location[path="service-worker.js"] > system\\.webServer');
const headers = (part, inherited) => {
  const all = { ...inherited };
  for (const entry of part.querySelector('httpProtocol > customHeaders').children) {
    if (entry.localName === 'remove') delete all[entry.getAttribute('name')];
    else all[entry.getAttribute('name')] = entry.getAttribute('value');
  }
  return all;
};
const key = (entry) => entry.getAttribute('fileExtension') || entry.getAttribute('name');
const page = headers(whole, {});
return {
  error: error && error.textContent,
  page,
  serviceWorker: headers(one, page),
  types: Object.fromEntries(Array.from(whole.querySelectorAll('staticContent > mimeMap'),
    (entry) => [key(entry), entry.getAttribute('mimeType')])),
  cache: whole.querySelector('staticContent > clientCache').getAttribute('cacheControlMode'),
  methods: Array.from(whole.querySelectorAll('requestFiltering > verbs[allowUnlisted=false] > add[allowed=true]'),
    (entry) => entry.getAttribute('verb')),
  // An entry that the server may have already has to be removed just before it is added.
  unremoved: Array.from(xml.querySelectorAll('mimeMap, customHeaders > add'))
    .filter((entry) => {
      const before = entry.previousElementSibling;
      return !before || before.localName !== 'remove' || key(before) !== key(entry);
    })
    .map(key),
};
