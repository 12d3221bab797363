# Read by the other scripts: leaves a JDK 25 or newer in JAVA_HOME. Takes the caller's JAVA_HOME, one in /usr/lib/jvm, one
# that an earlier run unpacked, a package of the distribution, at last an archive of Eclipse Temurin with its checksum.

jdk_cache=${XDG_CACHE_HOME:-$HOME/.cache}/keadm/jdk-25

# is_jdk DIR: whether DIR holds a compiler of Java 25 or newer
is_jdk() {
  [ -x "$1/bin/javac" ] || return 1
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [ "${version:-0}" -ge 25 ]
}

find_jdk() {
  local dir
  for dir in "${JAVA_HOME:-}" /usr/lib/jvm/* "$jdk_cache"; do
    if is_jdk "$dir"; then
      export JAVA_HOME=$dir
      return 0
    fi
  done
  return 1
}

install_jdk_package() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  apt-get update -qq || return 1
  apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1 || return 1
  echo "Installing the package openjdk-25-jdk-headless" >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-25-jdk-headless >/dev/null
}

download_jdk() {
  local arch about link checksum archive
  case $(uname -m) in x86_64) arch=x64 ;; aarch64) arch=aarch64 ;; *) return 1 ;; esac
  about=$(curl -fsSL --max-time 30 \
    "https://api.adoptium.net/v3/assets/latest/25/hotspot?architecture=$arch&image_type=jdk&os=linux&vendor=eclipse") || return 1
  # the "package" of the answer, not its installers
  about=$(printf '%s' "$about" | tr -d '\n ' | sed 's/.*"package":{\([^}]*\)}.*/\1/')
  link=$(printf '%s' "$about" | sed -n 's/.*"link":"\([^"]*\)".*/\1/p')
  checksum=$(printf '%s' "$about" | sed -n 's/.*"checksum":"\([0-9a-f]\{64\}\)".*/\1/p')
  [ -n "$link" ] && [ -n "$checksum" ] || return 1
  echo "Downloading $link" >&2
  archive=$(mktemp)
  curl -fsSL --max-time 900 -o "$archive" "$link" && echo "$checksum  $archive" | sha256sum -c --quiet - || {
    rm -f "$archive"
    return 1
  }
  rm -rf "$jdk_cache.new" "$jdk_cache"
  mkdir -p "$jdk_cache.new"
  tar -xzf "$archive" -C "$jdk_cache.new" --strip-components=1
  rm -f "$archive"
  mv "$jdk_cache.new" "$jdk_cache"
}

find_jdk || { install_jdk_package && find_jdk; } || { download_jdk && find_jdk; } || {
  echo "No JDK 25 is here, this distribution has no package openjdk-25-jdk-headless, and none could be fetched from" \
    "api.adoptium.net: unpack one and set JAVA_HOME to its folder." >&2
  exit 1
}
